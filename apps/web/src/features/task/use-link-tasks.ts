import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { showProblem } from '../../ui/show-problem'
import { taskKey } from './task-queries'

/** `waiting` and `blocker` are tasks by id or key. */
type Link = { waiting: string; blocker: string }

export function useLinkTasks(taskId: string) {
  const { api, slug } = useWorkspace()
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: taskKey(slug, taskId) })
  const add = useMutation({
    mutationFn: ({ waiting, blocker }: Link) =>
      api.addDependency({ params: { id: waiting }, body: { dependsOnId: blocker } }),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: ({ waiting, blocker }: Link) =>
      api.removeDependency({ params: { id: waiting, dependsOnId: blocker } }),
    onSuccess,
    onError: showProblem('Not removed'),
  })
  return { add, remove }
}
