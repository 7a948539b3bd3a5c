import type { TaskCard } from '@nexa/shared/task'
import { useCallback } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { confirm } from '../../ui/confirm'
import { deleteTaskLater } from '../undo/delete-task-later'

/** Asks first. Answers whether it is going to be deleted. */
export function useDeleteTask() {
  const { slug } = useWorkspace()
  const { board } = useProject()
  return useCallback(
    async (task: Pick<TaskCard, 'id' | 'key' | 'title'>): Promise<boolean> => {
      const isAgreed = await confirm({
        title: `Delete ${task.key}?`,
        text: `“${task.title}” goes with its comments and files.`,
        action: 'Delete task',
        isDangerous: true,
      })
      if (isAgreed) void deleteTaskLater({ board, slug, task })
      return isAgreed
    },
    [board, slug],
  )
}
