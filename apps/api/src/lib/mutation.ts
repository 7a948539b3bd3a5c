import { createHash } from 'node:crypto'
import { id } from '@nexa/shared/text'
import { Invalid } from './errors'

/** What makes two requests with one `Idempotency-Key` the same. */
type RequestParts = { method: string; path: string; workspaceId: string; body: string }

/** A write that can be retried: the same id and request answer the first result again. */
export type Mutation = { id: string; requestHash: string }

/** For a body that is read late, in parts: it makes the request the same one as much as the rest does. */
export const withContent = (mutation: Mutation | null, parts: readonly string[]) =>
  mutation && { ...mutation, requestHash: sha256([mutation.requestHash, ...parts]) }

const sha256 = (parts: readonly string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('hex')

/** null: the request has no `Idempotency-Key`. */
export function mutationOf(
  key: string | undefined,
  { method, path, workspaceId, body }: RequestParts,
): Mutation | null {
  if (key === undefined || method === 'GET') return null
  const parsed = id.safeParse(key)
  if (!parsed.success) throw new Invalid({ 'Idempotency-Key': 'Expected a UUID' })
  return { id: parsed.data, requestHash: sha256([method, path, workspaceId, body]) }
}
