import { useCallback } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { showProblem } from '../../ui/show-problem'
import type { TaskGroup } from './list-groups'

/** The new task comes by its event, with its key. True when it was made. */
export function useAddTask() {
  const { api } = useWorkspace()
  const { board } = useProject()
  return useCallback(
    async (title: string, { statusId, priority, assignee }: TaskGroup['gives']) => {
      const body = {
        title,
        ...(statusId && { statusId }),
        ...(priority && { priority }),
        ...(assignee && { assigneeId: assignee.id }),
      }
      try {
        await api.createTask({ params: { id: board.projectId }, body })
        return true
      } catch (error) {
        showProblem('The task was not added')(error)
        return false
      }
    },
    [api, board],
  )
}
