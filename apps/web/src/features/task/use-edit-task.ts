import type { BoardState } from '@nexa/shared/apply-event'
import type { TaskCard } from '@nexa/shared/task'
import { useCallback } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { showProblem } from '../../ui/show-problem'
import { withMove, withTask } from '../board/show-task-change'
import { useIsShown } from '../filter/use-filter'
import { useTellHidden } from '../filter/use-tell-hidden'
import { rememberUndo } from '../undo/undo'

type TaskEdit = Partial<Pick<TaskCard, 'title' | 'priority' | 'statusId' | 'assignee' | 'dueDate'>>
export type EditTask = (task: TaskCard, edit: TaskEdit) => Promise<void>

/** Shows an edit at once; a refusal takes it back and says why. */
export function useEditTask(): EditTask {
  const { api } = useWorkspace()
  const { board } = useProject()
  const isShown = useIsShown()
  const tellHidden = useTellHidden()
  return useCallback(
    async (task, edit) => {
      const send = (values: TaskEdit) =>
        board.change(
          (state) => withEdit(state, task.id, values),
          (options) => api.updateTask({ params: { id: task.id }, body: bodyOf(values) }, options),
        )
      try {
        const sent = send(edit)
        if (isShown(task)) tellHidden(board.get().state?.tasks.get(task.id))
        await sent
        rememberUndo({
          label: `${task.key}: ${nounOf(edit)} changed`,
          undone: `${task.key}: ${nounOf(edit)} changed back`,
          undo: async () => void (await send(valuesBefore(task, edit))),
        })
      } catch (error) {
        showProblem(`${task.key} was not changed`)(error)
      }
    },
    [api, board, isShown, tellHidden],
  )
}

function withEdit(state: BoardState, taskId: string, edit: TaskEdit): BoardState {
  const { statusId, ...values } = edit
  const moved = statusId ? withMove(state, taskId, { statusId }) : state
  const task = moved.tasks.get(taskId)
  if (!task) return state
  const assigned = 'assignee' in edit ? { assigneeId: edit.assignee?.id ?? null } : {}
  return withTask(moved, { ...task, ...values, ...assigned })
}

function bodyOf({ assignee, statusId, ...values }: TaskEdit) {
  return {
    ...values,
    ...(statusId && { statusId }),
    ...(assignee !== undefined && { assigneeId: assignee?.id ?? null }),
  }
}

const nounOf = (edit: TaskEdit) => {
  if ('title' in edit) return 'title'
  if ('priority' in edit) return 'priority'
  if ('statusId' in edit) return 'status'
  return 'assignee' in edit ? 'assignee' : 'due date'
}

const valuesBefore = (task: TaskCard, edit: TaskEdit): TaskEdit => ({
  ...('title' in edit && { title: task.title }),
  ...('priority' in edit && { priority: task.priority }),
  ...('statusId' in edit && { statusId: task.statusId }),
  ...('assignee' in edit && { assignee: task.assignee }),
  ...('dueDate' in edit && { dueDate: task.dueDate }),
})
