import type { tasks } from '@nexa/db/schema/tasks'
import { priorities } from '@nexa/shared/task'
import { seededRandom } from './seeded-random'
import { countNames, nameOf, sentence } from './words'

export const tasksPerProject = 1_000
const hourMs = 3_600_000
const taskOrderStep = 65_536
const columns = [
  { name: 'To Do', color: '#64748b', isDefault: true, isFinal: false },
  { name: 'In Progress', color: '#3b82f6', isDefault: false, isFinal: false },
  { name: 'Review', color: '#a855f7', isDefault: false, isFinal: false },
  { name: 'Done', color: '#22c55e', isDefault: false, isFinal: true },
]

export type Place = { workspaceId: string; memberIds: readonly string[]; totalTasks: number }

/** The rows of one project, as if its members had filled it over the last half year. */
export function projectRows({ workspaceId, memberIds, totalTasks }: Place, number: number) {
  const random = seededRandom(number)
  const startedAt = Date.now() - 180 * 24 * hourMs
  const stepMs = (180 * 24 * hourMs) / totalTasks
  const idAt = (at: number) => Bun.randomUUIDv7('hex', at)
  const member = (at: number) => memberIds[at % memberIds.length] ?? ''
  const id = idAt(startedAt)
  const statuses = columns.map((column, at) => ({
    ...column,
    id: idAt(startedAt),
    workspaceId,
    projectId: id,
    order: (at + 1) * 1_024,
  }))
  const taskRow = (at: number): typeof tasks.$inferInsert & { id: string; createdAt: Date } => {
    const everywhere = (number - 1) * tasksPerProject + at
    const createdAt = new Date(startedAt + Math.floor(everywhere * stepMs))
    const status = statuses[at % statuses.length]
    const name = nameOf(everywhere % countNames(totalTasks))
    return {
      id: idAt(createdAt.getTime()),
      workspaceId,
      projectId: id,
      number: at + 1,
      title: sentence(random, 20 + Math.floor(random() * 40)),
      description: `${name} ${sentence(random, 190 + Math.floor(random() * 400))}`,
      statusId: status?.id ?? null,
      priority: priorities[at % priorities.length] ?? 'medium',
      assigneeId: at % 5 === 0 ? null : member(at * 7 + number),
      createdById: member(at + number),
      order: (Math.floor(at / statuses.length) + 1) * taskOrderStep,
      dueDate: at % 3 === 0 ? new Date(Date.now() + (at - 300) * hourMs) : null,
      completedAt: status?.isFinal ? createdAt : null,
      createdAt,
      updatedAt: createdAt,
    }
  }
  const tasksOfIt = Array.from({ length: tasksPerProject }, (_, at) => taskRow(at))
  const commented = tasksOfIt.filter((_, at) => at % 5 === 0)
  const commentsOfIt = commented.flatMap((task) =>
    [1, 2].map((turn) => ({
      id: idAt(task.createdAt.getTime() + turn),
      workspaceId,
      taskId: task.id,
      userId: member(task.number + turn),
      content: `${nameOf((task.number * 31 + number) % countNames(totalTasks))} ${sentence(random, 60 + random() * 120)}`,
      createdAt: new Date(task.createdAt.getTime() + turn),
      updatedAt: new Date(task.createdAt.getTime() + turn),
    })),
  )
  const watchers = tasksOfIt.flatMap(({ id: taskId, createdById, assigneeId, createdAt }) =>
    [...new Set([createdById, assigneeId])].flatMap((userId) =>
      userId ? [{ id: idAt(createdAt.getTime()), workspaceId, taskId, userId }] : [],
    ),
  )
  return { id, statuses, tasks: tasksOfIt, comments: commentsOfIt, watchers }
}
