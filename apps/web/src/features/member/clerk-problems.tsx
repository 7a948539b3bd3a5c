import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNames } from '../../session/use-names'
import { useWorkspace } from '../../session/use-workspace'
import { clerkWritesQuery } from './member-queries'

/** Only what Clerk has refused: what is on its way needs nobody. */
export function ClerkProblems() {
  const { slug, workspace } = useWorkspace()
  const nameOf = useNames()
  const { data = [] } = useQuery(clerkWritesQuery(slug, workspace.id))
  const refused = data.filter(({ error }) => error !== null)
  if (refused.length === 0) return null
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title="Clerk has not taken some changes yet"
    >
      <List size="sm" mb="xs">
        {refused.map(({ id, kind, subject, attempts, error }) => (
          <List.Item key={id}>
            {kind === 'organization' ? workspace.name : (nameOf(subject) ?? subject)}: {error} (
            {attempts === 1 ? 'tried once' : `tried ${attempts} times`})
          </List.Item>
        ))}
      </List>
      Nexa goes on trying. Until then people may see something else at Clerk than here.
    </Alert>
  )
}
