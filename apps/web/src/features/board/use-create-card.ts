import { newId } from '@nexa/client/new-id'
import type { Status } from '@nexa/shared/status'
import { useCallback, useRef } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import type { OpenBoard } from '../../sync/open-board'
import { announce } from '../../ui/announcer'
import { showProblem } from '../../ui/show-problem'
import { useTellHidden } from '../filter/use-tell-hidden'
import { withNewTask } from './show-task-change'

/** Shows a card at once; the request follows when those before it are done, so that they keep their order. */
export function useCreateCard(board: OpenBoard) {
  const { api, me } = useWorkspace()
  const tellHidden = useTellHidden()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback(
    (status: Pick<Status, 'id' | 'name'>, title: string) => {
      const id = newId()
      const given = { id, title, statusId: status.id, createdById: me.id }
      const created = board.change(
        (state) => withNewTask(state, given),
        async (options) => {
          await last.current
          const body = { title, statusId: status.id }
          return api.createTask({ params: { id: board.projectId }, body }, options)
        },
      )
      last.current = created.then(
        ({ data }) => {
          announce(`${data.key} added to ${status.name}`)
          tellHidden(data)
        },
        showProblem(`“${title}” was not added`),
      )
    },
    [api, board, me.id, tellHidden],
  )
}
