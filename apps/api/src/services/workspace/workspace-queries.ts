import type { Workspace, WorkspaceQuery } from '@nexa/shared/workspace'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import { type AccountScope, isRestorable, type ReadScope, workspaceInReach } from '../scope'
import { workspaceJson } from './workspace-json'

/** Those one can open, or those one could restore. */
export async function listWorkspaces(
  { db, actor }: AccountScope,
  { deleted }: WorkspaceQuery,
): Promise<Workspace[]> {
  const rows = await listRows<{ workspace: Workspace }>(
    db,
    sql`select ${workspaceJson} as workspace from workspace_members m
      join workspaces w on w.id = m.workspace_id
      where m.user_id = ${actor.userId} ${workspaceInReach(actor)}
        and ${deleted ? isRestorable : sql`w.deleted_at is null`} order by w.name, w.id`,
  )
  return rows.map((row) => row.workspace)
}

/** The scope's own workspace: there is no other one it could see. */
export async function findWorkspace({ db, actor, workspaceId }: ReadScope): Promise<Workspace> {
  const row = await firstRow<{ workspace: Workspace }>(
    db,
    sql`select ${workspaceJson} as workspace from workspaces w
      join workspace_members m on m.workspace_id = w.id and m.user_id = ${actor.userId}
      where w.id = ${workspaceId} and w.deleted_at is null`,
  )
  if (!row) throw new NotFound('Workspace')
  return row.workspace
}
