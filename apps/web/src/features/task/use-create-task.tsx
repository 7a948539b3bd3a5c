import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { InputOf } from '@nexa/client/nexa-client'
import type { taskOperations } from '@nexa/shared/task-operations'
import { useMutation } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { useTellHidden } from '../filter/use-tell-hidden'
import { useShowTask } from './use-open-task'

type Body = InputOf<typeof taskOperations.createTask>['body']

/** Its column shows the new task as soon as its live event is there. */
export function useCreateTask() {
  const { api } = useWorkspace()
  const { state } = useProject()
  const showTask = useShowTask()
  const tellHidden = useTellHidden()
  return useMutation({
    mutationFn: async (body: Body) =>
      (await api.createTask({ params: { id: state.project.id }, body })).data,
    onSuccess: (task) => {
      const { key, title } = task
      tellHidden(task)
      const id = `created-${key}`
      const open = () => {
        notifications.hide(id)
        void showTask(key)
      }
      notifications.show({
        id,
        withBorder: true,
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" lineClamp={2}>
              {key} “{title}” created
            </Text>
            <Button size="compact-sm" variant="light" flex="none" onClick={open}>
              Open
            </Button>
          </Group>
        ),
      })
    },
  })
}
