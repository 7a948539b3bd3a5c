import { ClerkError } from './clerk-error'
import { answer } from './clerk-pages'

/** What is answered in place of Clerk. `path`: a part of it. No `status`: no answer at all. */
export type Failure = {
  method?: string
  path?: string
  status?: number
  /** Forever unless told. */
  times?: number
  body?: object
  headers?: Record<string, string>
}

export function failing(
  failures: Failure[],
  { method, path }: { method: string; path: string },
): Response | Promise<Response> | null {
  const failure = failures.find(
    (one) =>
      (one.times ?? 1) > 0 && (one.method ?? method) === method && path.includes(one.path ?? ''),
  )
  if (!failure) return null
  if (failure.times !== undefined) failure.times -= 1
  const { status, body, headers = {} } = failure
  if (status === undefined) return new Promise(() => {})
  const response = answer(
    body ?? new ClerkError(status, 'failed', `Failed with ${status}`).body,
    status,
  )
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
