import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import { abandonedBefore } from '../../storage/abandoned-before'
import type { Files } from '../../storage/open-files'
import { type StoredObject, workspaceOfKey } from '../../storage/storage'

/**
 * Removes what crashes and failures of the storage left: uploads that never became ready, and objects without
 * a row. Safe beside uploads and beside another run of itself: a row is given up or confirmed by one statement,
 * and an object has had its row, for good, since before it was stored.
 */
export async function cleanAttachments(
  db: Queryable,
  files: Files,
  stopping: AbortSignal,
): Promise<void> {
  const olderThan = abandonedBefore()
  const abandoned = await listRows<{ key: string }>(
    db,
    sql`delete from attachments where state = 'pending' and created_at < ${olderThan.toISOString()}
      returning file_url as key`,
  )
  for (const { key } of abandoned) await files.discard(key)
  for await (const page of files.storage.list()) {
    if (stopping.aborted) return
    const keys = page.filter(({ storedAt }) => storedAt < olderThan)
    for (const key of await findOrphans(db, keys)) await files.discard(key)
  }
}

/** Only of workspaces in this database: a storage that another installation shares by mistake stays whole. */
async function findOrphans(db: Queryable, objects: readonly StoredObject[]): Promise<string[]> {
  const ours = objects.flatMap(({ key }) => {
    const workspaceId = workspaceOfKey(key)
    return workspaceId ? [{ key, workspaceId }] : []
  })
  if (ours.length === 0) return []
  const orphans = await listRows<{ key: string }>(
    db,
    sql`select o.key from unnest(${sql.param(ours.map(({ key }) => key))}::text[],
        ${sql.param(ours.map(({ workspaceId }) => workspaceId))}::uuid[]) as o(key, workspace_id)
      join workspaces w on w.id = o.workspace_id
      where not exists (select 1 from attachments f where f.file_url = o.key)`,
  )
  return orphans.map(({ key }) => key)
}
