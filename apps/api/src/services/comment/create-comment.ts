import type { CommentCard, CreateComment } from '@nexa/shared/comment'
import { sql } from 'drizzle-orm'
import { allow, NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { change } from '../change'
import type { Scope } from '../scope'
import { aboutTask } from '../task/about-task'
import { insertWatchers, watchersOf } from '../watcher/let-watch'
import { isCommenter } from './comment-abilities'
import { commentEntry } from './comment-entry'
import { commentJson } from './comment-json'
import type { LocatedComment } from './comment-queries'

const insertBy = aboutTask<'id' | 'userId' | 'content' | 'watchers'>(
  (isTask, given) => sql`with t as (
      select t.id, t.workspace_id, t.project_id from tasks t
      join projects p on p.id = t.project_id where ${isTask}
    ), c as (
      insert into comments (id, workspace_id, task_id, user_id, content)
      select ${given('id')}::uuid, t.workspace_id, t.id, ${given('userId')}::uuid, ${given('content')}::text
      from t returning *
    ), watching as (${insertWatchers(given('watchers'))})
    select t.project_id as "projectId", ${commentJson} as comment
    from t join c on c.task_id = t.id join users author on author.id = c.user_id`,
)

export const createComment = (
  scope: Scope,
  taskRef: string,
  { content }: CreateComment,
): Promise<CommentCard> =>
  change(scope, async (tx) => {
    allow(await isCommenter(tx))
    const { userId } = tx.actor
    const row = await firstRow<LocatedComment>(
      tx.db,
      insertBy(tx, taskRef, { id: Bun.randomUUIDv7(), userId, content, ...watchersOf([userId]) }),
    )
    if (!row) throw new NotFound('Task')
    tx.record(commentEntry(row.comment, row.projectId, 'created'))
    return row.comment
  })
