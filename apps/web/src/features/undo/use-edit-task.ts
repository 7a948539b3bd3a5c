import { notifications } from '@mantine/notifications'
import type { BoardState } from '@nexa/shared/apply-event'
import type { TaskCard, UpdateTask } from '@nexa/shared/task'
import { useCallback } from 'react'
import { messageOf } from '../../query-client'
import { useWorkspace } from '../../session/use-workspace'
import type { OpenBoard } from '../../sync/open-board'
import { rememberUndo } from './undo'

/** What a card shows of an edit; `assignee` goes with `assigneeId`. */
export type TaskEdit = Partial<
  Pick<TaskCard, 'title' | 'priority' | 'dueDate' | 'assigneeId' | 'assignee'>
>

/** Shows an edit at once and offers to undo it; a refusal takes it back and says why. False: it was refused. */
export function useEditTask(board: OpenBoard) {
  const { api } = useWorkspace()
  return useCallback(
    /** `label`: what was done, such as "NEX-42 is urgent now". */
    async (task: TaskCard, edit: TaskEdit, label: string): Promise<boolean> => {
      const send = (to: TaskEdit) =>
        board.change(
          (state) => withEdit(state, task.id, to),
          (options) => api.updateTask({ params: { id: task.id }, body: bodyOf(to) }, options),
        )
      const before = partOf(task, edit)
      try {
        await send(edit)
        rememberUndo({
          label,
          undone: `${task.key} is as it was`,
          undo: async () => void (await send(before)),
        })
        return true
      } catch (error) {
        const title = `${task.key} was not changed`
        notifications.show({ color: 'red', title, message: messageOf(error) })
        return false
      }
    },
    [api, board],
  )
}

function withEdit(state: BoardState, taskId: string, edit: TaskEdit): BoardState {
  const task = state.tasks.get(taskId)
  if (!task) return state
  return { ...state, tasks: new Map(state.tasks).set(taskId, { ...task, ...edit }) }
}

const bodyOf = ({ assignee: _, ...body }: TaskEdit): UpdateTask => body

const partOf = (task: TaskCard, edit: TaskEdit): TaskEdit => ({
  ...('title' in edit && { title: task.title }),
  ...('priority' in edit && { priority: task.priority }),
  ...('dueDate' in edit && { dueDate: task.dueDate }),
  ...('assigneeId' in edit && { assigneeId: task.assigneeId, assignee: task.assignee }),
})
