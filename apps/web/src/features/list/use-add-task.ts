import { useCallback } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { showProblem } from '../../ui/show-problem'
import { useTellHidden } from '../filter/use-tell-hidden'
import type { TaskGroup } from './list-groups'

/** The new task comes by its event, with its key. True when it was made. */
export function useAddTask() {
  const { api } = useWorkspace()
  const { board } = useProject()
  const tellHidden = useTellHidden()
  return useCallback(
    async (title: string, { statusId, priority, assignee }: TaskGroup['gives']) => {
      const body = {
        title,
        ...(statusId && { statusId }),
        ...(priority && { priority }),
        ...(assignee && { assigneeId: assignee.id }),
      }
      try {
        const { data } = await api.createTask({ params: { id: board.projectId }, body })
        tellHidden(data)
        return true
      } catch (error) {
        showProblem('The task was not added')(error)
        return false
      }
    },
    [api, board, tellHidden],
  )
}
