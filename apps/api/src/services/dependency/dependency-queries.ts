import type { Dependencies } from '@nexa/shared/dependency'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { jsonObject } from '../../lib/sql-json'
import type { ReadScope } from '../scope'
import { aboutTask } from '../task/about-task'
import { dependencyFields } from '../task/task-detail-json'

const listBy = aboutTask(
  (isTask) => sql`select ${jsonObject(dependencyFields)} as dependencies
    from tasks t join projects p on p.id = t.project_id where ${isTask}`,
)

export async function listDependencies(scope: ReadScope, taskRef: string): Promise<Dependencies> {
  const row = await firstRow<{ dependencies: Dependencies }>(scope.db, listBy(scope, taskRef, {}))
  if (!row) throw new NotFound('Task')
  return row.dependencies
}
