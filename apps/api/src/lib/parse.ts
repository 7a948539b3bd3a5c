import type { z } from 'zod'
import { ApiError, Invalid } from './errors'

/** Checks input, or throws what is wrong with it: path of the field → message. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.flatMap(explain)
  throw new Invalid(Object.fromEntries(details))
}

function explain(issue: z.core.$ZodIssue): [string, string][] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => [[...issue.path, key].join('.').slice(0, 200), 'Is not known'])
  }
  return [[issue.path.join('.') || 'body', issue.message]]
}

/** Query parameters, each at most once. */
export function queryOf(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = Object.create(null)
  for (const [name, value] of search) {
    if (name in query) throw new Invalid({ [name.slice(0, 200)]: 'Is given twice' })
    query[name] = value
  }
  return { ...query }
}

export function parseJsonBody(contentType: string | undefined, text: string): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Invalid({ body: 'Is not JSON' })
  }
}
