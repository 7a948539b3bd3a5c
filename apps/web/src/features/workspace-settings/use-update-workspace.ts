import type { UpdateWorkspace } from '@nexa/shared/workspace'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { workspacesQuery } from '../../session/workspace-query'

export function useUpdateWorkspace() {
  const { api, workspace, slug } = useWorkspace()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { queryKey } = workspacesQuery
  return useMutation({
    mutationFn: (body: UpdateWorkspace) =>
      api.updateWorkspace({ params: { id: workspace.id }, body }),
    onSuccess: async ({ data }) => {
      const isMoved = data.slug !== slug
      // By both slugs until the address has changed: the page would not be found in between.
      client.setQueryData(queryKey, (all) =>
        all?.flatMap((one) => (one.id === data.id ? (isMoved ? [one, data] : [data]) : [one])),
      )
      if (!isMoved) return
      await navigate({
        to: '/w/$workspace/settings',
        params: { workspace: data.slug },
        replace: true,
      })
      await client.invalidateQueries({ queryKey })
    },
  })
}
