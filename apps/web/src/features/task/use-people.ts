import type { Person } from '@nexa/shared/user'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'

/** Members of the workspace: oneself first, the others by name. */
export function usePeople(): readonly Person[] {
  const { slug, workspace, me } = useWorkspace()
  const { data } = useQuery(membersQuery(slug, workspace.id))
  return useMemo(
    () =>
      (data ?? [])
        .map(({ userId, name, avatarUrl }) => ({ id: userId, name, avatarUrl }))
        .sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || byName(a, b)),
    [data, me.id],
  )
}

const byName = (a: Person, b: Person) => a.name.localeCompare(b.name)
