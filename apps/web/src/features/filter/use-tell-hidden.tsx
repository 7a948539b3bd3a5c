import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { TaskCard } from '@nexa/shared/task'
import { useCallback } from 'react'
import { useFilter, useIsShown } from './use-filter'

/** Says so when the filters hide what somebody just made or changed: otherwise it seems to be lost. */
export function useTellHidden(): (task: TaskCard | undefined) => void {
  const isShown = useIsShown()
  const { clear } = useFilter()
  return useCallback(
    (task) => {
      if (!task || isShown(task)) return
      const id = 'hidden-task'
      // One at a time: the filters are the same for all.
      notifications.hide(id)
      notifications.show({
        id,
        withBorder: true,
        color: 'yellow',
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm">{task.key} is hidden by the filters</Text>
            <Button
              size="compact-sm"
              variant="light"
              flex="none"
              onClick={() => {
                notifications.hide(id)
                clear()
              }}
            >
              Clear filters
            </Button>
          </Group>
        ),
      })
    },
    [isShown, clear],
  )
}
