import { Button, Group, Modal, NativeSelect, Stack, Textarea } from '@mantine/core'
import { type Role, role as roleSchema } from '@nexa/shared/permissions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { roleNames } from '../../ui/role-name'
import { showProblem } from '../../ui/show-problem'
import { addressesIn } from './addresses'
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
  const [text, setText] = useState('')
  const emails = addressesIn(text)
  const isTooMany = emails.length > maxCount
  const isReady = emails.length > 0 && !isTooMany
  const [role, setRole] = useState<Role>('member')
  const invite = useMutation({
    mutationFn: () =>
      api.createInvitations({ params: { id: workspace.id }, body: { emails, role } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspace', slug, 'invitations'] }),
    onError: showProblem('Nobody was invited'),
  })
  if (invite.data) {
    const again = () => {
      setText('')
      invite.reset()
    }
    return <InviteResults results={invite.data.data} onAgain={again} onClose={onClose} />
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) invite.mutate()
      }}
    >
      <Stack>
        <Textarea
          label="Email addresses"
          description={`One or many, up to ${maxCount} at once`}
          placeholder="ada@example.com, bob@example.com"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={isTooMany && `These are ${emails.length}: invite ${maxCount} at once`}
          autosize
          minRows={2}
          maxRows={8}
          data-autofocus
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
          <Button type="submit" disabled={!isReady} loading={invite.isPending}>
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
