import type { Dependencies } from '@nexa/shared/dependency'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import type { ReadScope } from '../scope'
import { dependencyFields } from '../task/task-detail-json'
import { isTask } from '../task/task-queries'

export async function listDependencies(scope: ReadScope, taskRef: string): Promise<Dependencies> {
  const row = await firstRow<{ dependencies: Dependencies }>(
    scope.db,
    sql`select json_build_object(${dependencyFields}) as dependencies
      from tasks t join projects p on p.id = t.project_id where ${isTask(scope, taskRef)}`,
  )
  if (!row) throw new NotFound('Task')
  return row.dependencies
}
