import { Button, Group, Stack, Text } from '@mantine/core'
import type { InviteResult } from '@nexa/shared/member'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { CopyLinkButton } from '../../ui/copy-link-button'
import classes from './invite-results.module.css'

type Props = { results: readonly InviteResult[]; onAgain: () => void; onClose: () => void }

/** The links are shown this once: they are stored hashed. */
export const InviteResults = ({ results, onAgain, onClose }: Props) => (
  <Stack>
    <ul className={classes.results} aria-live="polite">
      {results.map((result) => (
        <li key={result.email} className={classes.result}>
          {result.outcome === 'invited' ? (
            <IconCheck size={16} className={classes.good} aria-hidden />
          ) : (
            <IconAlertTriangle size={16} className={classes.bad} aria-hidden />
          )}
          <Text size="sm" className={classes.email}>
            {result.email}
          </Text>
          {result.outcome === 'invited' ? (
            <CopyLinkButton value={result.invitation.url} label="Copy link" />
          ) : (
            <Text size="sm" c="dimmed">
              {reasons[result.outcome]}
            </Text>
          )}
        </li>
      ))}
    </ul>
    <Text size="sm" c="dimmed">
      Each link is for its address only and ends after 7 days. It is not shown again.
    </Text>
    <Group justify="flex-end">
      <Button variant="default" onClick={onAgain}>
        Invite more
      </Button>
      <Button onClick={onClose}>Done</Button>
    </Group>
  </Stack>
)

const reasons = {
  member: 'Is a member already',
  invalid: 'Is not an email address',
  forbidden: 'Is invited to a role above yours',
} as const
