import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { workspacesQuery } from '../../session/workspace-query'
import { Problem } from '../../ui/problem'
import { RowSkeletons } from '../../ui/row-skeletons'
import { Section } from '../../ui/section'
import { CreateTokenModal } from './create-token-modal'
import { tokensQuery } from './token-query'
import { TokenRow } from './token-row'
import classes from './token-row.module.css'

export function ApiTokens() {
  const [isCreating, { open, close }] = useDisclosure()
  const { data: workspaces } = useQuery(workspacesQuery)
  const { data, error, refetch } = useQuery(tokensQuery)
  const hasPlace = workspaces !== undefined && workspaces.length > 0
  return (
    <Section
      title="API tokens"
      text="For programs that work in your name, each in one workspace"
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={!hasPlace}
          onClick={open}
        >
          New token
        </Button>
      }
    >
      {error && !data ? (
        <Problem title="Your tokens could not be loaded" error={error} onRetry={refetch} />
      ) : !data ? (
        <RowSkeletons count={1} height={52} />
      ) : data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {workspaces?.length === 0
            ? 'A token is for a workspace, and you are in none yet.'
            : 'You have none.'}
        </Text>
      ) : (
        <ul className={classes.list}>
          {data.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              workspaceName={workspaces?.find(({ id }) => id === token.workspaceId)?.name}
            />
          ))}
        </ul>
      )}
      <CreateTokenModal isOpen={isCreating} onClose={close} />
    </Section>
  )
}
