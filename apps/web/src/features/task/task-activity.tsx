import { Button, Skeleton, Stack, Text } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { ActivityLine } from '../../ui/activity-text'
import { Problem } from '../../ui/problem'
import { ChangedValues } from './changed-values'
import classes from './task-activity.module.css'
import { staleTime, taskKey } from './task-queries'
import { usePeople } from './use-people'

export function TaskActivity({ task }: { task: TaskCard }) {
  const nameOf = useNames()
  const activity = useTaskActivity(task.id)
  if (activity.isPending) return <Skeleton height={120} aria-label="Loading the activity" />
  if (activity.error && !activity.data) {
    return (
      <Problem
        title="The activity could not be loaded"
        error={activity.error}
        onRetry={() => void activity.refetch()}
      />
    )
  }
  const all = activity.data.pages.flatMap(({ data }) => data)
  return (
    <Stack gap="xs" align="stretch">
      {all.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing happened yet.
        </Text>
      )}
      <ol className={classes.list}>
        {all.map((one) => (
          <li key={one.id}>
            <ActivityLine activity={one} nameOf={nameOf} isAboutTask />
            <ChangedValues activity={one} nameOf={nameOf} />
          </li>
        ))}
      </ol>
      {activity.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={activity.isFetchingNextPage}
          onClick={() => void activity.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </Stack>
  )
}

function useTaskActivity(id: string) {
  const { api, slug } = useWorkspace()
  return useInfiniteQuery({
    queryKey: [...taskKey(slug, id), 'activity'],
    staleTime,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 30, ...(pageParam && { cursor: pageParam }) }
      return api.listTaskActivity({ params: { id }, query }, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ meta }) => meta?.nextCursor ?? null,
  })
}

function useNames() {
  const { state } = useProject()
  const people = usePeople()
  return useMemo(() => {
    const named = [...state.statuses, ...people]
    const names = new Map<unknown, string>(named.map(({ id, name }) => [id, name]))
    return (id: unknown) => names.get(id)
  }, [state.statuses, people])
}
