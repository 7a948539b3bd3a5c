import { arrangeColumns, type Board } from './board'
import type { Event, StreamEvent } from './event'
import type { ProjectCard } from './project'
import type { Status } from './status'
import type { TaskCard } from './task'

/** A board as a client keeps it: fed by one board answer and then by events alone. */
export type BoardState = {
  project: ProjectCard
  statuses: readonly Status[]
  tasks: ReadonlyMap<string, TaskCard>
  epoch: string
  head: number
}

/** `gap`: events are missing, ask for the changes since `head`. `reload`: load the board again. */
export type Applied = { outcome: 'applied' | 'known' | 'gap' | 'reload'; state: BoardState }

export function boardState(answer: Board): BoardState {
  const { project, columns, epoch, head } = answer
  const tasks = new Map(columns.flatMap((column) => column.tasks).map((task) => [task.id, task]))
  return { project, statuses: columns.map(({ tasks: _, ...status }) => status), tasks, epoch, head }
}

export const columnsOf = (state: BoardState) => arrangeColumns(state.statuses, state.tasks.values())

/** Never changes the given state: the result is a new one. */
export function applyEvent(state: BoardState, event: StreamEvent): Applied {
  if (event.epoch !== state.epoch) return { outcome: 'reload', state }
  if (event.seq <= state.head) return { outcome: 'known', state }
  if (event.seq > state.head + 1) return { outcome: 'gap', state }
  if (event.type === 'hidden') {
    return { outcome: 'applied', state: { ...state, head: event.seq } }
  }
  if (event.reload) return { outcome: 'reload', state }
  return { outcome: 'applied', state: { ...state, ...contentAfter(state, event), head: event.seq } }
}

function contentAfter(state: BoardState, event: Event): Partial<BoardState> {
  const { data } = event
  if ('blocked' in data) {
    const { taskId, task, blocked } = data
    const tasks = task === undefined ? state.tasks : withTask(state.tasks, taskId, task)
    return {
      tasks: blocked.reduce((all, { taskId, ...count }) => withCount(all, taskId, count), tasks),
    }
  }
  if ('commentId' in data) {
    const { taskId, commentCount } = data
    return { tasks: withCount(state.tasks, taskId, { commentCount }) }
  }
  if ('attachmentId' in data) {
    const { taskId, attachmentCount } = data
    return { tasks: withCount(state.tasks, taskId, { attachmentCount }) }
  }
  if ('statuses' in data) return { statuses: data.statuses }
  if ('project' in data && data.project?.id === state.project.id) return { project: data.project }
  return {}
}

function withCount(tasks: BoardState['tasks'], taskId: string, counts: Partial<TaskCard>) {
  const task = tasks.get(taskId)
  return task ? withTask(tasks, taskId, { ...task, ...counts }) : tasks
}

function withTask(tasks: BoardState['tasks'], taskId: string, task: TaskCard | null) {
  const next = new Map(tasks)
  if (task) next.set(taskId, task)
  else next.delete(taskId)
  return next
}
