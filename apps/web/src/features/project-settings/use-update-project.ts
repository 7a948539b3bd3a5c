import type { UpdateProject } from '@nexa/shared/project'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { useProject } from '../../sync/use-board'

export function useUpdateProject() {
  const { api, slug } = useWorkspace()
  const { board, state } = useProject()
  const client = useQueryClient()
  const { queryKey } = projectsQuery(slug)
  const { id } = state.project
  return useMutation({
    mutationFn: ({ name, description, color, ...body }: UpdateProject) => {
      const shown = { ...(name && { name }), ...(color && { color }) }
      return board.change(
        (before) => ({ ...before, project: { ...before.project, ...shown } }),
        (options) =>
          api.updateProject(
            { params: { id }, body: { name, description, color, ...body } },
            options,
          ),
      )
    },
    onSuccess: async ({ data }) => {
      client.setQueryData(queryKey, (all) => all?.map((one) => (one.id === id ? data : one)))
      await client.invalidateQueries({ queryKey })
    },
  })
}
