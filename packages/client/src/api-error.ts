import { type ErrorCode, errorAnswer } from '@nexa/shared/errors'

/** A refusal of the server, or an answer that did not come from Nexa at all (code `INTERNAL_ERROR`). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly details: unknown,
    readonly requestId: string | null,
    /** How long to wait before trying again, where the server said so. */
    readonly retryAfterMs: number | null,
  ) {
    super(message)
  }
}

export async function toApiError(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfterMs = Number.isFinite(retryAfter) ? retryAfter * 1_000 : null
  const answer = errorAnswer.safeParse(await response.json().catch(() => null))
  if (!answer.success) {
    const message = `The server answered ${response.status}`
    return new ApiError(response.status, 'INTERNAL_ERROR', message, undefined, null, retryAfterMs)
  }
  const { code, message, details, requestId } = answer.data.error
  return new ApiError(response.status, code, message, details, requestId, retryAfterMs)
}
