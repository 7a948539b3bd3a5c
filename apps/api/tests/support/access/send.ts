import type { Client } from '../client'
import type { Row } from './row'
import type { Ids } from './world'

/** A row's request by somebody. */
export function send(operation: string, { request }: Row, ids: Ids, person: Client) {
  const [method = ''] = operation.split(' ')
  const { path, body } = request(ids)
  const hasBody = method === 'POST' || method === 'PATCH'
  if (body instanceof FormData) return person.call(method, path, body)
  return person.call(method, path, hasBody ? JSON.stringify(body ?? {}) : undefined)
}
