import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { showProblem } from '../../ui/show-problem'
import { commentsQuery } from '../task/task-queries'

/** Shown before the live event comes back with them. */
export function useChangeComment(taskId: string) {
  const { api, slug } = useWorkspace()
  const client = useQueryClient()
  const { queryKey } = commentsQuery({ api, slug }, taskId)
  const add = useMutation({
    mutationFn: async (content: string) =>
      (await api.createComment({ params: { id: taskId }, body: { content } })).data,
    onSuccess: (added) =>
      client.setQueryData(queryKey, (known) =>
        known && !known.some(({ id }) => id === added.id) ? [...known, added] : known,
      ),
  })
  const edit = useMutation({
    scope: { id: `comments of ${taskId}` },
    mutationFn: async ({ id, content }: { id: string; content: string }) =>
      (await api.updateComment({ params: { id }, body: { content } })).data,
    onSuccess: (changed) =>
      client.setQueryData(queryKey, (known) =>
        known?.map((one) => (one.id === changed.id ? changed : one)),
      ),
    onError: showProblem('Not saved'),
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.deleteComment({ params: { id } }),
    onSuccess: (_, id) =>
      client.setQueryData(queryKey, (known) => known?.filter((one) => one.id !== id)),
    onError: showProblem('Not deleted'),
  })
  return { add, edit, remove }
}
