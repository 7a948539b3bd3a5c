import type { Person } from '@nexa/shared/user'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import type { ReadScope } from '../scope'
import { aboutTask } from '../task/about-task'
import { watchersJson } from '../task/task-detail-json'

const listBy = aboutTask(
  (isTask) => sql`select ${watchersJson} as watchers
    from tasks t join projects p on p.id = t.project_id where ${isTask}`,
)

/** The first one first. */
export async function listWatchers(scope: ReadScope, taskRef: string): Promise<Person[]> {
  const row = await firstRow<{ watchers: Person[] }>(scope.db, listBy(scope, taskRef, {}))
  if (!row) throw new NotFound('Task')
  return row.watchers
}
