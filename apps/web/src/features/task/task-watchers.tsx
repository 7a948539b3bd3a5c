import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import type { Person } from '@nexa/shared/user'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { showProblem } from '../../ui/show-problem'
import { UserAvatar } from '../../ui/user-avatar'
import { taskDetailQuery } from './task-queries'

type Props = { task: TaskCard; watchers: readonly Person[] | undefined }

export function TaskWatchers({ task, watchers }: Props) {
  const { me } = useWorkspace()
  const toggle = useWatch(task)
  const isWatching = watchers?.some(({ id }) => id === me.id) ?? false
  return (
    <Stack gap={6} align="stretch">
      <Group justify="space-between" gap={4}>
        <Title order={3} fz="xs" fw={600} c="dimmed">
          Watchers
        </Title>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={!watchers}
          leftSection={isWatching ? <IconEyeOff size={14} /> : <IconEye size={14} />}
          onClick={() => toggle.mutate(!isWatching)}
        >
          {isWatching ? 'Unwatch' : 'Watch'}
        </Button>
      </Group>
      {!watchers && <Skeleton height={24} width={90} />}
      {watchers?.length === 0 && (
        <Text size="xs" c="dimmed">
          Nobody watches this task.
        </Text>
      )}
      {watchers && watchers.length > 0 && (
        <Group gap={4}>
          {watchers.map((person) => (
            <UserAvatar key={person.id} person={person} size={24} />
          ))}
        </Group>
      )}
    </Stack>
  )
}

function useWatch({ id }: TaskCard) {
  const { api, slug, me } = useWorkspace()
  const client = useQueryClient()
  const { queryKey } = taskDetailQuery({ api, slug }, id)
  const show = (isWatching: boolean) =>
    client.setQueryData(queryKey, (known) => {
      if (!known) return known
      const others = known.watchers.filter((person) => person.id !== me.id)
      const self = { id: me.id, name: me.name, avatarUrl: me.avatarUrl }
      return { ...known, watchers: isWatching ? [...others, self] : others }
    })
  return useMutation({
    mutationFn: async (isWatching: boolean) => {
      show(isWatching)
      if (isWatching) await api.addWatcher({ params: { id } })
      else await api.removeWatcher({ params: { id, userId: me.id } })
    },
    onError: (error, isWatching) => {
      show(!isWatching)
      showProblem('Not saved')(error)
    },
  })
}
