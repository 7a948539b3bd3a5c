import type { MoveTask } from '@nexa/shared/task'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { Conflict, Invalid, NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import { statement } from '../../lib/statement'
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
  { beforeId, afterId, order }: Place,
): Promise<Neighbours> {
  const here = { statusId, taskId }
  if (order === 0) {
    const [first] = await listRows<Ordered>(scope.db, from({ ...here, offset: 0 }))
    return { previous: null, next: first?.order ?? null }
  }
  if (order !== undefined) {
    const [first, second] = await listRows<Ordered>(scope.db, from({ ...here, offset: order - 1 }))
    if (first) return { previous: first.order, next: second?.order ?? null }
  } else if (beforeId !== undefined) {
    const { order: next, beyond } = await findBeside(scope, before, here, beforeId, 'beforeId')
    return { previous: beyond, next }
  } else if (afterId !== undefined) {
    const { order: previous, beyond } = await findBeside(scope, after, here, afterId, 'afterId')
    return { previous, next: beyond }
  }
  const end = await firstRow<{ order: number | null }>(scope.db, last(here))
  return { previous: end?.order ?? null, next: null }
}

type Ordered = { order: number }
type Here = 'statusId' | 'taskId'

const others = (given: (name: Here) => SQLWrapper) =>
  sql`tasks where status_id = ${given('statusId')}::uuid and id <> ${given('taskId')}::uuid`

const last = statement<Here>((given) => sql`select max("order") as "order" from ${others(given)}`)

const from = statement<Here | 'offset'>(
  (given) => sql`select "order" from ${others(given)} order by "order", id
    offset ${given('offset')}::int limit 2`,
)

/** A task of the column's project, and the sort key of the one on its other side. */
const beside = (furthest: SQL, side: SQL) =>
  statement<Here | 'workspaceId' | 'neighbourId'>(
    (given) => sql`select n."order", n.status_id = ${given('statusId')}::uuid as "isInColumn",
        (select ${furthest}("order") from ${others(given)} and "order" ${side} n."order") as beyond
      from tasks n
      join workflow_statuses s on s.id = ${given('statusId')}::uuid and s.project_id = n.project_id
      where n.workspace_id = ${given('workspaceId')} and n.id = ${given('neighbourId')}`,
  )
const before = beside(sql`max`, sql`<`)
const after = beside(sql`min`, sql`>`)

type Beside = { order: number; isInColumn: boolean | null; beyond: number | null }

async function findBeside(
  { db, workspaceId }: ReadScope,
  query: typeof before,
  here: Record<Here, string>,
  neighbourId: string,
  field: string,
): Promise<Beside> {
  if (neighbourId === here.taskId) throw new Invalid({ [field]: 'Is the task itself' })
  const row = await firstRow<Beside>(db, query({ ...here, workspaceId, neighbourId }))
  if (!row) throw new NotFound('Task')
  if (!row.isInColumn) throw new Conflict(`The task of ${field} is no longer in this column`)
  return row
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
