import type { TaskQuery } from '@nexa/shared/task-query'
import { type SQL, sql } from 'drizzle-orm'
import { containing } from '../../lib/sql-json'
import type { ReadScope } from '../scope'
import { blockedByCount } from './task-json'

/** Conditions on a task `t`. All of them together are the filter. */
export function taskFilters({ actor }: ReadScope, query: TaskQuery): SQL[] {
  const filters: SQL[] = []
  const { statusId, priority, search, dueBefore, dueAfter } = query
  if (statusId) filters.push(sql`t.status_id = any(${sql.param(statusId)}::uuid[])`)
  if (priority) filters.push(sql`t.priority = any(${sql.param(priority)}::task_priority[])`)
  if (query.assigneeId) filters.push(assigneeFilter(query.assigneeId, actor.userId))
  if (query.createdById) {
    const ids = query.createdById.map((id) => (id === 'me' ? actor.userId : id))
    filters.push(sql`t.created_by_id = any(${sql.param(ids)}::uuid[])`)
  }
  if (search) filters.push(textFilter(search))
  if (dueBefore) filters.push(sql`t.due_date < ${dueBefore}::timestamptz`)
  if (dueAfter) filters.push(sql`t.due_date > ${dueAfter}::timestamptz`)
  if (query.completed !== undefined) {
    filters.push(sql`(t.completed_at is not null) = ${query.completed}`)
  }
  if (query.blocked !== undefined) filters.push(sql`(${blockedByCount} > 0) = ${query.blocked}`)
  if (query.watching !== undefined) {
    const isWatched = sql`exists (select 1 from task_watchers w
      where w.task_id = t.id and w.user_id = ${actor.userId})`
    filters.push(sql`${isWatched} = ${query.watching}`)
  }
  return filters
}

/** What tells a list of a project from its others; null of one that changes without an event of the project. */
export function filterName({ actor }: ReadScope, query: TaskQuery): string | null {
  if (query.watching !== undefined) return null
  const { assigneeId = [], createdById = [] } = query
  const isOwn = [...assigneeId, ...createdById].includes('me')
  return JSON.stringify(isOwn ? [query, actor.userId] : [query])
}

function assigneeFilter(wanted: readonly string[], me: string): SQL {
  const ids = wanted.filter((id) => id !== 'none').map((id) => (id === 'me' ? me : id))
  const isOne = sql`t.assignee_id = any(${sql.param(ids)}::uuid[])`
  return wanted.includes('none') ? sql`(t.assignee_id is null or ${isOne})` : isOne
}

/** Part of the title, the description or the key. */
function textFilter(search: string): SQL {
  const pattern = containing(search)
  return sql`(t.title ilike ${pattern} or t.description ilike ${pattern}
    or p.key || '-' || t.number ilike ${pattern})`
}
