import { useEffect } from 'react'
import { liveConnection } from '../../sync/live'

/** Tells the others in the project which task is open here. */
export function useOwnPresence(projectId: string, taskId: string | null): void {
  useEffect(() => {
    liveConnection().present(`project:${projectId}`, taskId === null ? null : { taskId })
  }, [projectId, taskId])
}
