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
    /** Such as `POST /api/tasks/:id/move`: without what a path may hold, as a token. */
    readonly request: string,
  ) {
    super(message)
  }
}

export function retryAfterMsOf({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return seconds >= 0 ? seconds * 1_000 : null
}

export async function toApiError(response: Response, request: string): Promise<ApiError> {
  const error = errorAnswer.safeParse(await response.json().catch(() => null)).data?.error
  return new ApiError(
    response.status,
    error?.code ?? 'INTERNAL_ERROR',
    error?.message ?? `The server answered ${response.status}`,
    error?.details,
    error?.requestId ?? null,
    retryAfterMsOf(response),
    request,
  )
}
