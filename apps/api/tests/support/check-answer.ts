import { errorAnswer, errorStatus } from '@nexa/shared/errors'
import { pageMeta } from '@nexa/shared/pagination'
import { z } from 'zod'
import type { Endpoint } from '../../src/routes/endpoint'
import { allEndpoints } from './endpoints'

type Matcher = { endpoint: Endpoint; pattern: RegExp }

const matchers: Matcher[] = allEndpoints().map((endpoint) => ({
  endpoint,
  pattern: new RegExp(`^${endpoint.operation.path.replace(/:[A-Za-z]+/g, '[^/]+')}$`),
}))

/** The operation that answers a request. A fixed path wins over one with parameters. */
export function endpointOf(method: string, path: string): Endpoint | undefined {
  const [pathname = ''] = path.split('?')
  const found = matchers.filter(
    ({ endpoint, pattern }) =>
      endpoint.operation.method === method.toLowerCase() && pattern.test(pathname),
  )
  const fixed = found.find(({ endpoint }) => endpoint.operation.path === pathname)
  return (fixed ?? found[0])?.endpoint
}

/** Throws unless the answer is what the contract says for this operation and status. */
export function checkAnswer(method: string, path: string, status: number, answer: unknown): void {
  const where = `${method} ${path} (${status})`
  if (status === 204 || status === 304) {
    if (answer !== undefined) throw new Error(`${where} has a body`)
    return
  }
  if (status >= 400) {
    const { error } = mustMatch(where, errorAnswer, answer)
    if (errorStatus[error.code] !== status) throw new Error(`${where} has the code ${error.code}`)
    return
  }
  const schema = endpointOf(method, path)?.operation.answer
  if (!schema) throw new Error(`${where} is no known operation with an answer`)
  const success = z.strictObject({
    success: z.literal(true),
    data: schema,
    meta: pageMeta.optional(),
  })
  mustMatch(where, success, answer)
}

function mustMatch<T extends z.ZodType>(where: string, schema: T, answer: unknown): z.output<T> {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new Error(`${where} is not as its schema says:\n${z.prettifyError(parsed.error)}`)
}
