import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { beginLeaving } from './leaving'
import { useWorkspace } from './use-workspace'
import { workspacesQuery } from './workspace-query'

type Said = { title?: string; message: string; color?: string; autoClose?: false }

/** Leads out of a workspace that is open to its reader no more, by `request` or already. */
export function useLeaveWorkspace(): (
  said: Said,
  request?: () => Promise<unknown>,
) => Promise<void> {
  const { slug, workspace } = useWorkspace()
  const client = useQueryClient()
  const router = useRouter()
  return async (said, request) => {
    const endLeaving = beginLeaving(slug)
    try {
      await request?.()
      notifications.show(said)
      await client.fetchQuery({ ...workspacesQuery, staleTime: 0 }).catch(() => {
        client.setQueryData(workspacesQuery.queryKey, (all) =>
          all?.filter(({ id }) => id !== workspace.id),
        )
      })
      await router.navigate({ to: '/', search: { pick: true } })
      client.removeQueries({ queryKey: ['workspace', slug] })
    } finally {
      endLeaving()
    }
  }
}
