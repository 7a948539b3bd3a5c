import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { FirstRun } from '../features/workspace/first-run'
import { PickWorkspace } from '../features/workspace/pick-workspace'
import { lastWorkspace } from '../session/last-workspace'
import { workspacesQuery } from '../session/workspace-query'
import { Loading } from '../ui/loading'

/** Leads to the workspace that was open last, or the only one; who has nothing yet is helped to begin. */
export function StartPage() {
  const { pick = false } = useSearch({ from: '/signed-in/' })
  const { data: workspaces, error } = useQuery(workspacesQuery)
  if (error) throw error
  if (!workspaces) return <Loading label="Loading your workspaces" />
  const [first, ...others] = workspaces
  if (!first) return <FirstRun workspace={null} />
  const last = workspaces.find(({ slug }) => slug === lastWorkspace())
  if (others.length === 0) {
    const isNew = first.role === 'super_admin' && first.projectCount === 0 && !last
    return isNew ? <FirstRun workspace={first} /> : <ToWorkspace slug={first.slug} />
  }
  return last && !pick ? (
    <ToWorkspace slug={last.slug} />
  ) : (
    <PickWorkspace workspaces={workspaces} />
  )
}

const ToWorkspace = ({ slug }: { slug: string }) => (
  <Navigate to="/w/$workspace" params={{ workspace: slug }} replace />
)
