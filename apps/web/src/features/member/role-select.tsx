import { NativeSelect, Text } from '@mantine/core'
import type { Member } from '@nexa/shared/member'
import { type Role, role as roleSchema } from '@nexa/shared/permissions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'
import { confirm } from '../../ui/confirm'
import { roleNames } from '../../ui/role-name'
import { showProblem } from '../../ui/show-problem'
import { mayChange, rolesToGive } from './member-rights'

/** Plain text where the reader may not change it. */
export function RoleSelect({ member }: { member: Member }) {
  const open = useWorkspace()
  const { api, slug, workspace, me } = open
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (role: Role) =>
      api.updateMember({ params: { id: workspace.id, userId: member.userId }, body: { role } }),
    onSuccess: ({ data }) => {
      client.setQueryData(membersQuery(slug, workspace.id).queryKey, (all) =>
        all?.map((one) => (one.userId === data.userId ? data : one)),
      )
      if (data.userId !== me.id) return
      return client.invalidateQueries({ queryKey: ['workspace', slug] })
    },
    onError: showProblem('The role was not changed'),
  })
  const roles = rolesToGive(open)
  const wants = async (value: string) => {
    const role = roleSchema.safeParse(value)
    if (!role.success) return
    const isSelf = member.userId === me.id
    if (!isSelf || (await confirm(lowering(role.data)))) change.mutate(role.data)
  }
  if (!mayChange(open, member) || roles.length < 2)
    return <Text size="sm">{roleNames[member.role]}</Text>
  return (
    <NativeSelect
      size="xs"
      aria-label={`Role of ${member.name}`}
      value={change.isPending ? change.variables : member.role}
      disabled={change.isPending}
      data={roles.map((role) => ({ value: role, label: roleNames[role] }))}
      onChange={({ currentTarget }) => void wants(currentTarget.value)}
    />
  )
}

/** One's own role only ever goes down. */
const lowering = (role: Role) => ({
  title: `Become ${roleNames[role].toLowerCase()}?`,
  text: 'You give up rights, and cannot take them back: somebody else has to give them to you.',
  action: 'Lower my role',
  isDangerous: true,
})
