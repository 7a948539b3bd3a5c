import type { BoardState } from '@nexa/shared/apply-event'
import type { MoveTask, TaskCard } from '@nexa/shared/task'
import { orderAfter } from './board-place'

export function withTask(state: BoardState, task: TaskCard): BoardState {
  return { ...state, tasks: new Map(state.tasks).set(task.id, task) }
}

/** As the server will have it: a final column completes a task. */
export function withMove(state: BoardState, taskId: string, to: MoveTask): BoardState {
  const task = state.tasks.get(taskId)
  const status = state.statuses.find((one) => one.id === to.statusId)
  if (!task || !status) return state
  return withTask(state, {
    ...task,
    statusId: status.id,
    order: orderAfter(state.tasks.values(), taskId, to),
    completedAt: status.isFinal ? (task.completedAt ?? new Date().toISOString()) : null,
  })
}

type NewTask = { id: string; title: string; statusId: string; createdById: string }

/** A card for as long as the server has not given it its number. */
export function withNewTask(state: BoardState, given: NewTask): BoardState {
  const now = new Date().toISOString()
  return withTask(state, {
    ...given,
    key: `${state.project.key}-…`,
    number: 0,
    projectId: state.project.id,
    priority: 'medium',
    assigneeId: null,
    assignee: null,
    order: orderAfter(state.tasks.values(), given.id, { statusId: given.statusId }),
    dueDate: null,
    completedAt: null,
    version: 0,
    commentCount: 0,
    attachmentCount: 0,
    blockedByCount: 0,
    createdAt: now,
    updatedAt: now,
  })
}
