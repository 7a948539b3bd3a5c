import { type ErrorCode, errorStatus } from '@nexa/shared/errors'
import type { Operation } from '@nexa/shared/operation'

const explanations: Record<ErrorCode, string> = {
  VALIDATION_ERROR: 'The request is not valid; details: path of the field → message',
  WORKSPACE_REQUIRED: 'You are in several workspaces: choose one by X-Workspace-Id',
  UNAUTHORIZED: 'Sign in first',
  FORBIDDEN: 'Visible to you, but your role does not allow this',
  NOT_FOUND: 'Not there, or not yours to see',
  CONFLICT: 'Conflicts with what is there',
  VERSION_CONFLICT: 'Somebody else changed it; details: what it is now',
  GONE: 'These changes are no longer listed: load the board again',
  PAYLOAD_TOO_LARGE: 'The body is too large',
  UNSUPPORTED_MEDIA_TYPE: 'The body is of another type',
  IDEMPOTENCY_MISMATCH: 'This Idempotency-Key was used for another request',
  RATE_LIMITED: 'Too many requests: wait for Retry-After seconds',
  INTERNAL_ERROR: 'Something went wrong here. It has been logged',
  UNAVAILABLE: 'Busy or starting: wait for Retry-After seconds',
}

const codes = Object.keys(explanations).filter((code): code is ErrorCode => code in errorStatus)

/** Which errors an operation can answer with. */
function codesOf({ access, method, path, hasBody, file }: Operation): ErrorCode[] {
  const isWrite = method !== 'get'
  const isSignedIn = access !== 'public'
  const isSigned = path.includes('/webhook/')
  // A sign-up may name the invitation it follows. Webhooks are of somebody whom this Nexa may not use.
  const namesSomething = path.includes(':') || path.endsWith('/sign-up') || isSigned
  return [
    'VALIDATION_ERROR',
    ...(isSignedIn || isSigned || path.includes('/auth/sign') ? (['UNAUTHORIZED'] as const) : []),
    ...(isSignedIn ? (['FORBIDDEN'] as const) : []),
    ...(isSignedIn || namesSomething ? (['NOT_FOUND'] as const) : []),
    ...(isWrite ? (['CONFLICT', 'IDEMPOTENCY_MISMATCH'] as const) : []),
    ...(path.endsWith('/changes') ? (['GONE'] as const) : []),
    ...(hasBody || file ? (['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    'RATE_LIMITED',
    'INTERNAL_ERROR',
    'UNAVAILABLE',
  ]
}

/** References into `errorComponents`, by status: codes that share one share its response. */
export const errorResponses = (operation: Operation) =>
  Object.fromEntries(
    codesOf(operation).map((code) => [
      String(errorStatus[code]),
      { $ref: `#/components/responses/${nameOf(errorStatus[code])}` },
    ]),
  )

const exampleOf = (code: ErrorCode) => ({
  success: false,
  error: {
    code,
    message: explanations[code],
    ...(code === 'VALIDATION_ERROR' && { details: { title: 'Too long' } }),
    requestId: '019a3c1e-5f00-7000-8000-000000000001',
  },
})

const waiting = new Set<ErrorCode>(['RATE_LIMITED', 'UNAVAILABLE'])

/** One response for each status, named after the first of its codes. */
export const errorComponents = Object.fromEntries(
  [...new Set(Object.values(errorStatus))].map((status) => {
    const sharing = codesWith(status)
    const description = sharing.map((code) => `${code}: ${explanations[code]}.`).join(' ')
    const examples = Object.fromEntries(sharing.map((code) => [code, { value: exampleOf(code) }]))
    const content = {
      'application/json': { schema: { $ref: '#/components/schemas/Error' }, examples },
    }
    const headers = { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds' } }
    const isWaiting = sharing.some((code) => waiting.has(code))
    return [nameOf(status), { description, content, ...(isWaiting && { headers }) }]
  }),
)

function codesWith(status: number): ErrorCode[] {
  return codes.filter((code) => errorStatus[code] === status)
}

function nameOf(status: number): string {
  return String(codesWith(status)[0])
}
