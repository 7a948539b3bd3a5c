import type { CommentCard } from '@nexa/shared/comment'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { NotFound } from '../../lib/errors'
import { keyset } from '../../lib/keyset'
import type { Page } from '../../lib/page'
import { firstRow, listRows } from '../../lib/rows'
import { idKey, timeKey } from '../../lib/sort-keys'
import type { ReadScope } from '../scope'
import { findTask } from '../task/task-queries'
import { commentJson } from './comment-json'

const pages = keyset('comments', [timeKey(sql`c.created_at`, false), idKey(sql`c.id`, false)])

/** Oldest first. */
export async function listComments(
  scope: ReadScope,
  taskRef: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<CommentCard>> {
  const task = await findTask(scope, taskRef)
  const rows = await listRows<{ comment: CommentCard; keys: CursorKey[] }>(
    scope.db,
    sql`select ${commentJson} as comment, ${pages.cursorKeys} as keys
      from comments c join users author on author.id = c.user_id
      where c.workspace_id = ${scope.workspaceId} and c.task_id = ${task.id}
        and ${pages.after(cursor)}
      order by ${pages.orderBy} limit ${limit + 1}`,
  )
  return pages.cut(rows, limit).map((row) => row.comment)
}

/** With the project it belongs to, whose room hears of its changes. */
export type LocatedComment = { comment: CommentCard; projectId: string }

export async function findComment(
  { db, workspaceId }: ReadScope,
  commentId: string,
): Promise<LocatedComment> {
  const row = await firstRow<LocatedComment>(
    db,
    sql`select ${commentJson} as comment, p.id as "projectId"
      from comments c join users author on author.id = c.user_id
      join tasks t on t.id = c.task_id join projects p on p.id = t.project_id
      where c.workspace_id = ${workspaceId} and c.id = ${commentId} and p.status <> 'deleted'`,
  )
  if (!row) throw new NotFound('Comment')
  return row
}

/** As it is now, held to the end of the transaction. */
export async function lockComment(scope: ReadScope, commentId: string): Promise<LocatedComment> {
  await scope.db.execute(
    sql`select 1 from comments where workspace_id = ${scope.workspaceId} and id = ${commentId}
      for no key update`,
  )
  return findComment(scope, commentId)
}
