import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { PlainTx } from '../change'

/** After this transaction, each workspace of a person hears of what happened to them. */
export async function tellWorkspaces(
  { db, enqueue }: PlainTx,
  name: 'announce-person' | 'remove-person',
  userId: string,
): Promise<void> {
  const joined = await listRows<{ workspaceId: string }>(
    db,
    sql`select workspace_id as "workspaceId" from workspace_members where user_id = ${userId}`,
  )
  for (const { workspaceId } of joined) enqueue({ name, data: { workspaceId, userId } })
}
