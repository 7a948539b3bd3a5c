import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ClerkProblems } from '../features/member/clerk-problems'
import { Invitations } from '../features/member/invitations'
import { InviteModal } from '../features/member/invite-modal'
import { MemberTable } from '../features/member/member-table'
import { useWorkspace } from '../session/use-workspace'
import { membersQuery } from '../session/workspace-query'
import { Page } from '../ui/page'
import { Problem } from '../ui/problem'
import { RowSkeletons } from '../ui/row-skeletons'

export function MembersPage() {
  const { slug, workspace, may } = useWorkspace()
  const [isInviting, { open, close }] = useDisclosure()
  const { data, error, refetch } = useQuery(membersQuery(slug, workspace.id))
  const mayInvite = may('workspace:invite')
  const invite = mayInvite && (
    <Button size="sm" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
      Invite people
    </Button>
  )
  const people = workspace.memberCount === 1 ? '1 person' : `${workspace.memberCount} people`
  return (
    <Page title="Members" text={`${people} in ${workspace.name}`} actions={invite}>
      <Stack>
        {mayInvite && <ClerkProblems />}
        {error && !data ? (
          <Problem title="The members could not be loaded" error={error} onRetry={refetch} />
        ) : data ? (
          <MemberTable members={data} />
        ) : (
          <RowSkeletons count={workspace.memberCount + 1} height={56} />
        )}
        {mayInvite && <Invitations />}
      </Stack>
      {mayInvite && <InviteModal isOpen={isInviting} onClose={close} />}
    </Page>
  )
}
