import { Button, Group, Text } from '@mantine/core'
import type { Invitation } from '@nexa/shared/member'
import { isAtLeast } from '@nexa/shared/permissions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { dayAndTime, untilDay } from '../../ui/ago'
import { confirm } from '../../ui/confirm'
import { CopyLinkButton } from '../../ui/copy-link-button'
import { roleNames } from '../../ui/role-name'
import { showProblem } from '../../ui/show-problem'
import classes from './invitation-row.module.css'

export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { api, slug, workspace, me } = useWorkspace()
  const client = useQueryClient()
  const { id: invitationId, email, role, expiresAt } = invitation
  const params = { id: workspace.id, invitationId }
  const refresh = () => client.invalidateQueries({ queryKey: ['workspace', slug, 'invitations'] })
  const resend = useMutation({
    mutationFn: () => api.resendInvitation({ params }),
    onSuccess: refresh,
    onError: showProblem('The invitation was not sent again'),
  })
  const revoke = useMutation({
    mutationFn: () => api.deleteInvitation({ params }),
    onSuccess: refresh,
    onError: showProblem('The invitation was not revoked'),
  })
  const askToRevoke = async () => {
    const isSure = await confirm({
      title: `Revoke the invitation of ${email}?`,
      text: 'Its link ends at once.',
      action: 'Revoke invitation',
      isDangerous: true,
    })
    if (isSure) revoke.mutate()
  }
  const isInReach = me.role !== null && isAtLeast(me.role, role)
  return (
    <li className={classes.row}>
      <div className={classes.names}>
        <Text size="sm" fw={500} truncate title={email}>
          {email}
        </Text>
        <Text size="xs" c="dimmed" title={dayAndTime(expiresAt)}>
          {roleNames[role]} · {untilDay(expiresAt)}
        </Text>
      </div>
      {isInReach && (
        <Group gap={4} wrap="wrap">
          {resend.data && <CopyLinkButton value={resend.data.data.url} label="Copy new link" />}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            fw={500}
            aria-label={`Send again to ${email}`}
            title="With a new link and another 7 days: the link from before ends"
            loading={resend.isPending}
            onClick={() => resend.mutate()}
          >
            Send again
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            fw={500}
            aria-label={`Revoke the invitation of ${email}`}
            loading={revoke.isPending}
            onClick={askToRevoke}
          >
            Revoke
          </Button>
        </Group>
      )}
    </li>
  )
}
