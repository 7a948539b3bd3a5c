import { createHash } from 'node:crypto'
import { id } from '@nexa/shared/text'
import { Invalid } from './errors'

/** What makes two requests with one `Idempotency-Key` the same. */
type RequestParts = { method: string; path: string; workspaceId: string; body: string }

/** null: the request has no `Idempotency-Key`. */
export function mutationOf(
  key: string | undefined,
  { method, path, workspaceId, body }: RequestParts,
) {
  if (key === undefined || method === 'GET') return null
  const parsed = id.safeParse(key)
  if (!parsed.success) throw new Invalid({ 'Idempotency-Key': 'Expected a UUID' })
  const requestHash = createHash('sha256')
    .update([method, path, workspaceId, body].join('\n'))
    .digest('hex')
  return { id: parsed.data, requestHash }
}
