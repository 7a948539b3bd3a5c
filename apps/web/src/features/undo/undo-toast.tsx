import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

/** How long a toast offers to undo, and how long a deletion waits before it is sent. */
export const undoTimeMs = 6_000

export function showUndoToast(id: string, label: string, onUndo: () => void): void {
  notifications.show({
    id,
    autoClose: undoTimeMs,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" lineClamp={2}>
          {label}
        </Text>
        <Button size="compact-sm" variant="light" flex="none" onClick={onUndo}>
          Undo
        </Button>
      </Group>
    ),
  })
}
