import { Button, Group, Modal, NativeSelect, Stack, TagsInput } from '@mantine/core'
import { type Role, role as roleSchema } from '@nexa/shared/permissions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { roleNames } from '../../ui/role-name'
import { showProblem } from '../../ui/show-problem'
import { InviteResults } from './invite-results'
import { rolesToGive } from './member-rights'

const maxCount = 20

type Props = { isOpen: boolean; onClose: () => void }

export const InviteModal = ({ isOpen, onClose }: Props) => (
  <Modal
    opened={isOpen}
    onClose={onClose}
    title="Invite people"
    size="lg"
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <InviteForm onClose={onClose} />
  </Modal>
)

function InviteForm({ onClose }: { onClose: () => void }) {
  const open = useWorkspace()
  const { api, slug, workspace } = open
  const client = useQueryClient()
  const [emails, setEmails] = useState<string[]>([])
  const [role, setRole] = useState<Role>('member')
  const invite = useMutation({
    mutationFn: () =>
      api.createInvitations({ params: { id: workspace.id }, body: { emails, role } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspace', slug, 'invitations'] }),
    onError: showProblem('Nobody was invited'),
  })
  if (invite.data) {
    const again = () => {
      setEmails([])
      invite.reset()
    }
    return <InviteResults results={invite.data.data} onAgain={again} onClose={onClose} />
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (emails.length > 0) invite.mutate()
      }}
    >
      <Stack>
        <TagsInput
          label="Email addresses"
          description={`Up to ${maxCount}, with commas, spaces or Enter between them`}
          placeholder={emails.length === 0 ? 'ada@example.com' : ''}
          value={emails}
          onChange={setEmails}
          splitChars={[',', ';', ' ', '\n', '\t']}
          maxTags={maxCount}
          acceptValueOnBlur
          data-autofocus
          clearable
        />
        <NativeSelect
          label="Role"
          description={roleTexts[role]}
          value={role}
          data={rolesToGive(open).map((one) => ({ value: one, label: roleNames[one] }))}
          onChange={({ currentTarget }) => setRole(roleSchema.parse(currentTarget.value))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={emails.length === 0} loading={invite.isPending}>
            {emails.length > 1 ? `Invite ${emails.length} people` : 'Invite'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const roleTexts: Record<Role, string> = {
  super_admin: 'May do everything, deleting the workspace included.',
  pm: 'Leads projects, invites people and deletes tasks of others.',
  member: 'Creates, edits and moves tasks, and comments.',
  guest: 'Reads everything and changes nothing.',
}
