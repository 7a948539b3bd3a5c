import { taskDependencies } from '@nexa/db/schema/task-dependencies'
import {
  type AddDependency,
  type Dependencies,
  dependencyMaxCount as max,
} from '@nexa/shared/dependency'
import { sql } from 'drizzle-orm'
import { allow, Conflict, Invalid } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { change, type Tx } from '../change'
import type { Scope } from '../scope'
import { canUpdateTask } from '../task/task-policy'
import { findTask, lockTask, type StoredTask } from '../task/task-queries'
import { dependencyEntry } from './dependency-entry'
import { listDependencies } from './dependency-queries'
import { findCircle } from './find-circle'

export const addDependency = (
  scope: Scope,
  ref: string,
  { dependsOnId }: AddDependency,
): Promise<Dependencies> =>
  change(scope, async (tx) => {
    allow(canUpdateTask(tx))
    const task = await findTask(tx, ref)
    const blocker = await findTask(tx, dependsOnId)
    if (blocker.id === task.id) throw new Invalid({ dependsOnId: 'Is the task itself' })
    await lockGraph(tx)
    await lockBlocker(tx, blocker)
    const circle = await findCircle(tx, task.id, blocker.id)
    if (circle) {
      const message = `They would wait for each other: ${circle.join(' → ')}`
      throw new Invalid({ dependsOnId: message }, message)
    }
    const added = await tx.db
      .insert(taskDependencies)
      .values({ workspaceId: tx.workspaceId, taskId: task.id, dependsOnId: blocker.id })
      .onConflictDoNothing()
      .returning({ id: taskDependencies.id })
    if (added.length > 0) {
      await checkCounts(tx, task, blocker)
      tx.record(dependencyEntry(task, blocker, { old: null, new: blocker.id }))
    }
    return listDependencies(tx, task.id)
  })

/** Two dependencies that are fine each alone can close a circle together: one at a time. */
const lockGraph = ({ db, workspaceId }: Tx) =>
  db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('dependencies of ' || ${workspaceId}::text, 0))`,
  )

/**
 * Who completes or deletes the blocker, or its project, waits until this dependency is committed, sees it
 * and tells the waiting task's board; or did so before, and this one counts what is left.
 */
async function lockBlocker(tx: Tx, { id, projectId }: StoredTask): Promise<void> {
  await tx.db.execute(sql`select 1 from projects where id = ${projectId} for share`)
  await lockTask(tx, id)
}

async function checkCounts({ db }: Tx, task: StoredTask, blocker: StoredTask): Promise<void> {
  const counts = await firstRow<{ dependencies: number; dependents: number }>(
    db,
    sql`select (select count(*) from task_dependencies where task_id = ${task.id}) as dependencies,
      (select count(*) from task_dependencies where depends_on_id = ${blocker.id}) as dependents`,
  )
  if (!counts) return
  if (counts.dependencies > max) throw new Conflict(`A task waits for at most ${max} others`)
  if (counts.dependents > max) throw new Conflict(`At most ${max} tasks wait for the same one`)
}
