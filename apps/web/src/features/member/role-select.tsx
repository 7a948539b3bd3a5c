import { NativeSelect, Text } from '@mantine/core'
import type { Member } from '@nexa/shared/member'
import { type Role, role as roleSchema } from '@nexa/shared/permissions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'
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
  if (!mayChange(open, member)) return <Text size="sm">{roleNames[member.role]}</Text>
  return (
    <NativeSelect
      size="xs"
      aria-label={`Role of ${member.name}`}
      value={change.isPending ? change.variables : member.role}
      disabled={change.isPending}
      data={rolesToGive(open).map((role) => ({ value: role, label: roleNames[role] }))}
      onChange={({ currentTarget }) => {
        const role = roleSchema.safeParse(currentTarget.value)
        if (role.success) change.mutate(role.data)
      }}
    />
  )
}
