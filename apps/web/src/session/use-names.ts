import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Names } from '../ui/sentence'
import { useWorkspace } from './use-workspace'
import { membersQuery } from './workspace-query'

/** Names of the workspace's members by their ids. */
export function useNames(): Names {
  const { slug, workspace } = useWorkspace()
  const { data } = useQuery(membersQuery(slug, workspace.id))
  return useMemo(() => {
    const names = new Map<unknown, string>(data?.map(({ userId, name }) => [userId, name]))
    return (id) => names.get(id)
  }, [data])
}
