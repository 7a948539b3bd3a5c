import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { useCurrentProject } from '../../sync/current-project'

/** How many tasks of the open project are open right now; of others, their list tells when it is loaded. */
export function useOpenTasks(): { projectId: string; count: number } | null {
  const { slug } = useWorkspace()
  const client = useQueryClient()
  const state = useCurrentProject()?.state
  const projectId = state?.project.id
  useEffect(() => {
    if (projectId === undefined) return
    return () => {
      // Later: who left the workspace as well asks no more.
      setTimeout(() => client.invalidateQueries(projectsQuery(slug)))
    }
  }, [projectId, slug, client])
  const tasks = state?.tasks
  const count = useMemo(
    () => [...(tasks?.values() ?? [])].filter((task) => task.completedAt === null).length,
    [tasks],
  )
  return projectId === undefined ? null : { projectId, count }
}
