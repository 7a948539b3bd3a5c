import { Button } from '@mantine/core'
import type { Member } from '@nexa/shared/member'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLeaveWorkspace } from '../../session/use-leave-workspace'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'
import { confirm } from '../../ui/confirm'
import { showProblem } from '../../ui/show-problem'
import { mayChange } from './member-rights'

/** Removes somebody, or leaves. */
export function RemoveButton({ member }: { member: Member }) {
  const open = useWorkspace()
  const { api, slug, workspace, me } = open
  const client = useQueryClient()
  const leave = useLeaveWorkspace()
  const isSelf = member.userId === me.id
  const request = () => api.removeMember({ params: { id: workspace.id, userId: member.userId } })
  const remove = useMutation({
    mutationFn: async () => {
      if (isSelf) return leave({ message: `You have left ${workspace.name}.` }, request)
      await request()
      client.setQueryData(membersQuery(slug, workspace.id).queryKey, (all) =>
        all?.filter(({ userId }) => userId !== member.userId),
      )
    },
    onError: showProblem(isSelf ? 'You have not left' : `${member.name} was not removed`),
  })
  if (!mayChange(open, member)) return null
  const ask = async () => {
    const isSure = await confirm({
      title: isSelf ? `Leave ${workspace.name}?` : `Remove ${member.name}?`,
      text: isSelf
        ? 'Your tasks stay and are assigned to nobody. To come back you need an invitation.'
        : 'Their tasks stay and are assigned to nobody. They lose access at once.',
      action: isSelf ? 'Leave workspace' : 'Remove member',
      isDangerous: true,
    })
    if (isSure) remove.mutate()
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      fw={500}
      loading={remove.isPending}
      aria-label={isSelf ? 'Leave the workspace' : `Remove ${member.name}`}
      onClick={ask}
    >
      {isSelf ? 'Leave' : 'Remove'}
    </Button>
  )
}
