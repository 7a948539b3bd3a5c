import type { CreateTask } from '@nexa/shared/task'
import { sql } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { requireMember } from '../member/member-queries'
import { requireProject } from '../project/project-queries'
import type { Scope } from '../scope'
import { lockDefaultStatus, lockStatus } from '../status/status-queries'
import { letWatch } from '../watcher/let-watch'
import { placeTask } from './place-task'
import { copiesFor, taskEntry } from './task-entry'
import { canAssignTask } from './task-policy'
import { findTask, type StoredTask } from './task-queries'

export const createTask = (
  scope: Scope,
  projectId: string,
  wanted: CreateTask,
): Promise<StoredTask> =>
  change(scope, async (tx) => {
    const { workspaceId } = tx
    await requireProject(tx, projectId)
    if (wanted.assigneeId) {
      allow(canAssignTask(tx))
      await requireMember(tx, wanted.assigneeId)
    }
    const { statusId } = wanted
    const status = await (statusId
      ? lockStatus(tx, projectId, statusId)
      : lockDefaultStatus(tx, projectId))
    const id = Bun.randomUUIDv7()
    const { order } = await placeTask(tx, status.id, id, {})
    // The number is taken in the statement that uses it, so a refused task leaves no gap in a number's stead.
    await tx.db.execute(sql`with stream as (
        update event_streams set last_task_number = last_task_number + 1 where id = ${projectId}
        returning last_task_number as number
      )
      insert into tasks (id, workspace_id, project_id, number, title, description, status_id, priority,
        assignee_id, created_by_id, "order", due_date, completed_at)
      select ${id}::uuid, ${workspaceId}::uuid, ${projectId}::uuid, stream.number, ${wanted.title}::text,
        ${wanted.description ?? null}::text, ${status.id}::uuid, ${wanted.priority}::task_priority,
        ${wanted.assigneeId ?? null}::uuid, ${tx.actor.userId}::uuid, ${order}::bigint,
        ${wanted.dueDate ?? null}::timestamptz, ${status.isFinal ? sql`now()` : sql`null::timestamptz`}
      from stream`)
    const { userId } = tx.actor
    await letWatch(tx, id, wanted.assigneeId ? [userId, wanted.assigneeId] : [userId])
    const copies = copiesFor(wanted.assigneeId)
    tx.record({ ...taskEntry({ id, projectId }, 'created'), copies })
    return findTask(tx, id)
  })
