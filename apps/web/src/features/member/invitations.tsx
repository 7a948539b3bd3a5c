import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { Problem } from '../../ui/problem'
import { RowSkeletons } from '../../ui/row-skeletons'
import { Section } from '../../ui/section'
import { InvitationRow } from './invitation-row'
import classes from './invitation-row.module.css'
import { invitationsQuery } from './member-queries'

export function Invitations() {
  const { slug, workspace } = useWorkspace()
  const { data, error, refetch } = useQuery(invitationsQuery(slug, workspace.id))
  return (
    <Section title="Open invitations">
      {error && !data ? (
        <Problem title="The invitations could not be loaded" error={error} onRetry={refetch} />
      ) : !data ? (
        <RowSkeletons count={1} height={52} />
      ) : data.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody is invited at the moment.
        </Text>
      ) : (
        <ul className={classes.list}>
          {data.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </Section>
  )
}
