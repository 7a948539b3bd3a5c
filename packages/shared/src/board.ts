import { z } from 'zod'
import { projectCard } from './project'
import { type Status, status } from './status'
import { type TaskCard, taskCard } from './task'
import { id } from './text'

export const column = status.extend({ tasks: z.array(taskCard) }).meta({ id: 'Column' })
export type Column = z.infer<typeof column>

/** A project as its board page loads it. `epoch` and `head` tell where its events go on. */
export const board = z
  .strictObject({ project: projectCard, columns: z.array(column), epoch: id, head: z.int() })
  .meta({ id: 'Board' })
export type Board = z.infer<typeof board>

type Ordered = { order: number; id: string }

/** The total order of columns and of the tasks in one, on server and client alike. */
export const byOrder = (a: Ordered, b: Ordered) =>
  a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Columns with their tasks, both in order. A task without a column is shown in the default one. */
export function arrangeColumns(statuses: Iterable<Status>, tasks: Iterable<TaskCard>): Column[] {
  const columns = [...statuses].sort(byOrder).map((one): Column => ({ ...one, tasks: [] }))
  const byId = new Map(columns.map((one) => [one.id, one]))
  const fallback = columns.find((one) => one.isDefault)
  for (const task of tasks) {
    const target = task.statusId === null ? fallback : byId.get(task.statusId)
    target?.tasks.push(task)
  }
  for (const one of columns) one.tasks.sort(byOrder)
  return columns
}
