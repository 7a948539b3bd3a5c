import { z } from 'zod'

/** Error codes and the HTTP status each one is sent with. */
export const errorStatus = {
  VALIDATION_ERROR: 400,
  WORKSPACE_REQUIRED: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  VERSION_CONFLICT: 409,
  GONE: 410,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_MISMATCH: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof errorStatus
const codes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]

export const errorAnswer = z
  .strictObject({
    success: z.literal(false),
    error: z.strictObject({
      code: z.enum(codes),
      message: z.string(),
      details: z.unknown().optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Error' })
export type ErrorAnswer = z.infer<typeof errorAnswer>
