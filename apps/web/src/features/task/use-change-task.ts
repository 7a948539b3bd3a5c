import { notifications } from '@mantine/notifications'
import type { TaskCard } from '@nexa/shared/task'
import type { Person } from '@nexa/shared/user'
import { useCallback } from 'react'
import { messageOf } from '../../query-client'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { rememberUndo } from '../undo/undo'

/** What is set at once, without asking whether somebody else just did. */
export type TaskPatch = {
  priority?: TaskCard['priority']
  assignee?: Person | null
  dueDate?: string | null
}

const nouns = { priority: 'priority', assignee: 'assignee', dueDate: 'due date' } as const

/** Shows the change at once; a refusal takes it back and says why. */
export function useChangeTask() {
  const { api } = useWorkspace()
  const { board } = useProject()
  return useCallback(
    async (task: TaskCard, patch: TaskPatch): Promise<void> => {
      const set = (wanted: TaskPatch) =>
        board.change(
          (state) => {
            const now = state.tasks.get(task.id)
            if (!now) return state
            const tasks = new Map(state.tasks).set(task.id, { ...now, ...shown(wanted) })
            return { ...state, tasks }
          },
          (options) => api.updateTask({ params: { id: task.id }, body: bodyOf(wanted) }, options),
        )
      try {
        await set(patch)
      } catch (error) {
        const title = `${task.key} was not changed`
        notifications.show({ color: 'red', title, message: messageOf(error) })
        return
      }
      const field = (['priority', 'assignee', 'dueDate'] as const).find((name) => name in patch)
      const noun = field ? nouns[field] : 'task'
      rememberUndo({
        label: `${task.key}: ${noun} changed`,
        undone: `${task.key}: ${noun} changed back`,
        undo: async () => void (await set(before(task, patch))),
      })
    },
    [api, board],
  )
}

const shown = ({ assignee, ...rest }: TaskPatch) => ({
  ...rest,
  ...(assignee !== undefined && { assignee, assigneeId: assignee?.id ?? null }),
})

const bodyOf = ({ assignee, ...rest }: TaskPatch) => ({
  ...rest,
  ...(assignee !== undefined && { assigneeId: assignee?.id ?? null }),
})

const before = ({ priority, assignee, dueDate }: TaskCard, patch: TaskPatch): TaskPatch => ({
  ...('priority' in patch && { priority }),
  ...('assignee' in patch && { assignee }),
  ...('dueDate' in patch && { dueDate }),
})
