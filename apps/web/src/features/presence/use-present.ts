import type { Person } from '@nexa/shared/user'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'
import { useProject } from '../../sync/use-board'

export type PresentPerson = Person & { taskId: string | null; isMe: boolean }

/** Who has the project open, oneself first. Whoever the list of members does not know yet is left out. */
export function usePresent(): PresentPerson[] {
  const { workspace, slug, me } = useWorkspace()
  const { presence } = useProject()
  const members = useQuery(membersQuery(slug, workspace.id))
  return useMemo(() => {
    const byId = new Map(members.data?.map((member) => [member.userId, member]))
    return presence
      .flatMap(({ userId, state }): PresentPerson[] => {
        const member = byId.get(userId)
        if (!member) return []
        const { name, avatarUrl } = member
        const taskId = typeof state?.taskId === 'string' ? state.taskId : null
        return [{ id: userId, name, avatarUrl, taskId, isMe: userId === me.id }]
      })
      .sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name))
  }, [presence, members.data, me])
}
