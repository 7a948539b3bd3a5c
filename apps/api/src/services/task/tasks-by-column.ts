import type { TaskQuery } from '@nexa/shared/task-query'
import { type SQL, sql } from 'drizzle-orm'

/** A board's own: by column, and by place within it. */
export const isBoardOrder = ([first, ...others]: TaskQuery['sort']) =>
  first?.field === 'order' && !first.descending && others.length === 0

const inProject = sql`tasks t join projects p on p.id = t.project_id`

/**
 * Tasks `t` and their columns `s`, in board order no more of each column than a page can show: no index has
 * the order of a whole board, but one has that of each column.
 */
export function tasksByColumn(projectId: string, conditions: SQL, most: number): SQL {
  const firstOf = (column: SQL) => sql`(select t.id, t."order" from ${inProject}
    where ${conditions} and ${column} order by t."order" limit ${most})`
  return sql`(select s."order", s.id from workflow_statuses s where s.project_id = ${projectId}
      union all select null, null) s
    cross join lateral (${firstOf(sql`t.status_id = s.id`)} union all
      ${firstOf(sql`s.id is null and t.status_id is null`)}) t`
}

export const tasksWithColumn = (conditions: SQL) => sql`${inProject}
  left join workflow_statuses s on s.id = t.status_id where ${conditions}`
