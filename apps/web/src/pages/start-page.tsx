import type { Workspace } from '@nexa/shared/workspace'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FirstRun } from '../features/workspace/first-run'
import { PickWorkspace } from '../features/workspace/pick-workspace'
import { lastWorkspace } from '../session/last-workspace'
import { workspacesQuery } from '../session/workspace-query'
import { Loading } from '../ui/loading'

/** Leads to the workspace that was open last, or the only one; who has nothing yet is helped to begin. */
export function StartPage() {
  const { data: workspaces, error } = useQuery(workspacesQuery)
  if (error && !workspaces) throw error
  return workspaces ? (
    <Start workspaces={workspaces} />
  ) : (
    <Loading label="Loading your workspaces" />
  )
}

function Start({ workspaces }: { workspaces: Workspace[] }) {
  const { pick = false } = useSearch({ from: '/signed-in/' })
  const [first, ...others] = workspaces
  const last = workspaces.find(({ slug }) => slug === lastWorkspace())
  // Decided once: the first project itself must not lead away before its board is opened.
  const [isFirstRun] = useState(() => others.length === 0 && !last && !pick && isEmpty(first))
  if (isFirstRun || !first) return <FirstRun workspace={first ?? null} />
  if (others.length === 0) return <ToWorkspace slug={first.slug} />
  return last && !pick ? (
    <ToWorkspace slug={last.slug} />
  ) : (
    <PickWorkspace workspaces={workspaces} />
  )
}

const isEmpty = (workspace: Workspace | undefined) =>
  !workspace || (workspace.role === 'super_admin' && workspace.projectCount === 0)

const ToWorkspace = ({ slug }: { slug: string }) => (
  <Navigate to="/w/$workspace" params={{ workspace: slug }} replace />
)
