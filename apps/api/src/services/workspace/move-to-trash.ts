import { workspaces } from '@nexa/db/schema/workspaces'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../change'

/** Answers whether it was not there yet. */
export async function moveToTrash(tx: Tx): Promise<boolean> {
  const { workspaceId: id } = tx
  const [workspace] = await tx.db
    .update(workspaces)
    .set({ deletedAt: sql`now()`, updatedAt: sql`now()` })
    .where(and(eq(workspaces.id, id), isNull(workspaces.deletedAt)))
    .returning({ name: workspaces.name })
  if (!workspace) return false
  tx.record({
    stream: id,
    entity: 'workspace',
    entityId: id,
    action: 'deleted',
    metadata: { name: workspace.name },
  })
  return true
}
