import type { UpdateProject } from '@nexa/shared/project'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { useProject } from '../../sync/use-board'

export function useUpdateProject() {
  const { api, slug } = useWorkspace()
  const { board, state } = useProject()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { queryKey } = projectsQuery(slug)
  const { id, key } = state.project
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
      if (data.key !== key) {
        // By both keys until the address has changed: the page would not be found in between.
        client.setQueryData(queryKey, (all) => all && [...all, data])
        await navigate({
          to: '/w/$workspace/p/$project/settings',
          params: { workspace: slug, project: data.key },
          replace: true,
        })
      }
      await client.invalidateQueries({ queryKey })
    },
  })
}
