import type { MoveTask } from '@nexa/shared/task'
import { sql } from 'drizzle-orm'
import { Conflict, Invalid, NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import type { ReadScope } from '../scope'
import { taskOrderStep } from './task-order'

export type Place = Pick<MoveTask, 'order' | 'beforeId' | 'afterId'>

/** A sort key, and whether the whole column was renumbered to make room for it. */
export type Placed = { order: number; isRenumbered: boolean }

type Neighbours = { previous: number | null; next: number | null }

/**
 * Finds the sort key for a place in a column, for a task that is in it already or not. The caller holds
 * the column (`lockStatus`), so the neighbours stay where they are.
 */
export async function placeTask(
  scope: ReadScope,
  statusId: string,
  taskId: string,
  place: Place,
): Promise<Placed> {
  const order = between(await findNeighbours(scope, statusId, taskId, place))
  if (order !== null) return { order, isRenumbered: false }
  await renumberColumn(scope, statusId)
  const again = between(await findNeighbours(scope, statusId, taskId, place))
  if (again === null) throw new Error('No room in a renumbered column')
  return { order: again, isRenumbered: true }
}

/** null: no whole number is left between the two. */
function between({ previous, next }: Neighbours): number | null {
  if (previous === null) return next === null ? taskOrderStep : next - taskOrderStep
  if (next === null) return previous + taskOrderStep
  const middle = Math.floor((previous + next) / 2)
  return middle > previous ? middle : null
}

async function findNeighbours(
  scope: ReadScope,
  statusId: string,
  taskId: string,
  place: Place,
): Promise<Neighbours> {
  const others = sql`tasks where status_id = ${statusId} and id <> ${taskId}`
  const { beforeId, afterId, order } = place
  if (order !== undefined) {
    const [first, second] = await listRows<{ order: number }>(
      scope.db,
      sql`select "order" from ${others} order by "order", id
        offset ${Math.max(order - 1, 0)} limit ${order === 0 ? 1 : 2}`,
    )
    if (order === 0) return { previous: null, next: first?.order ?? null }
    if (first) return { previous: first.order, next: second?.order ?? null }
  } else if (beforeId !== undefined) {
    const next = await findNeighbour(scope, statusId, taskId, beforeId, 'beforeId')
    const before = sql`select max("order") as "order" from ${others} and "order" < ${next}`
    return { previous: await orderOf(scope, before), next }
  } else if (afterId !== undefined) {
    const previous = await findNeighbour(scope, statusId, taskId, afterId, 'afterId')
    const after = sql`select min("order") as "order" from ${others} and "order" > ${previous}`
    return { previous, next: await orderOf(scope, after) }
  }
  const last = sql`select max("order") as "order" from ${others}`
  return { previous: await orderOf(scope, last), next: null }
}

const orderOf = async ({ db }: ReadScope, query: ReturnType<typeof sql>) =>
  (await firstRow<{ order: number | null }>(db, query))?.order ?? null

async function findNeighbour(
  { db, workspaceId }: ReadScope,
  statusId: string,
  taskId: string,
  neighbourId: string,
  field: string,
): Promise<number> {
  if (neighbourId === taskId) throw new Invalid({ [field]: 'Is the task itself' })
  const row = await firstRow<{ order: number; isInColumn: boolean | null }>(
    db,
    sql`select t."order", t.status_id = ${statusId} as "isInColumn" from tasks t
      join workflow_statuses s on s.id = ${statusId} and s.project_id = t.project_id
      where t.workspace_id = ${workspaceId} and t.id = ${neighbourId}`,
  )
  if (!row) throw new NotFound('Task')
  if (!row.isInColumn) throw new Conflict(`The task of ${field} is no longer in this column`)
  return row.order
}

/**
 * The constraint on (status, order) is checked at the commit, so values may pass each other here. A task that
 * is just leaving the column is waited for, and has nothing to do with it any more.
 */
const renumberColumn = ({ db }: ReadScope, statusId: string) =>
  db.execute(sql`update tasks t set "order" = place.number * ${taskOrderStep}::int
    from (select id, row_number() over (order by "order", id) as number
      from tasks where status_id = ${statusId}) place
    where t.id = place.id and t.status_id = ${statusId}`)
