import { Alert, Button, Group } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { messageOf } from '../query-client'

type Props = { title: string; error: unknown; onRetry: () => void }

/** Where a part of a page could not be loaded. */
export const Problem = ({ title, error, onRetry }: Props) => (
  <Alert color="red" variant="light" title={title} icon={<IconAlertCircle size={18} aria-hidden />}>
    <Group justify="space-between" gap="xs">
      {messageOf(error)}
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Group>
  </Alert>
)
