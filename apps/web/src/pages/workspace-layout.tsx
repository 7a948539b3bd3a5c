import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { apiOf } from '../api'
import { Keyboard } from '../features/keyboard/keyboard'
import { Shell } from '../features/shell/shell'
import { isLeaving } from '../session/leaving'
import { type OpenWorkspace, WorkspaceContext } from '../session/use-workspace'
import { workspaceMeQuery, workspacesQuery } from '../session/workspace-query'
import { Loading } from '../ui/loading'
import { NotFoundPage } from '../ui/not-found-page'

export function WorkspaceLayout() {
  const { workspace: slug = '' } = useParams({ strict: false })
  const workspaces = useQuery(workspacesQuery)
  const workspace = workspaces.data?.find((one) => one.slug === slug)
  const me = useQuery({ ...workspaceMeQuery(slug), enabled: workspace !== undefined })
  const open = useMemo<OpenWorkspace | null>(() => {
    const data = me.data
    if (!workspace || !data) return null
    const allowed = new Set(data.permissions)
    return { workspace, slug, me: data, api: apiOf(slug), may: (wanted) => allowed.has(wanted) }
  }, [workspace, me.data, slug])
  // On the way out: this one is not missed.
  if (!workspace && isLeaving(slug)) return <Loading label="Loading your workspaces" />
  const error = workspaces.error ?? me.error
  // What is known stays while it can't be asked again, as without a network.
  if (error && !open) throw error
  if (workspaces.data && !workspace) return <NotFoundPage />
  if (!open) return <Loading label="Loading the workspace" />
  return (
    <WorkspaceContext.Provider value={open}>
      <Shell>
        <Outlet />
      </Shell>
      <Keyboard />
    </WorkspaceContext.Provider>
  )
}
