import { Text } from '@mantine/core'
import type { RecentTask } from '@nexa/shared/dashboard'
import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { Problem } from '../../ui/problem'
import { RowSkeletons } from '../../ui/row-skeletons'
import { Section } from '../../ui/section'
import { myTasksCount, myTasksQuery } from './dashboard-query'
import { TaskRow } from './task-row'

export function MyTasks() {
  const { slug } = useWorkspace()
  const { data, error, refetch } = useQuery(myTasksQuery(slug))
  return (
    <Section title="My tasks" text="What is due first, then what changed last">
      {error && !data ? (
        <Problem title="Your tasks could not be loaded" error={error} onRetry={refetch} />
      ) : data ? (
        <Rows tasks={data} slug={slug} />
      ) : (
        <RowSkeletons count={myTasksCount} />
      )}
    </Section>
  )
}

function Rows({ tasks, slug }: { tasks: readonly RecentTask[]; slug: string }) {
  if (tasks.length === 0) {
    return (
      <Text size="sm" c="dimmed" py="xs">
        Nothing open is assigned to you.
      </Text>
    )
  }
  return tasks.map((task) => <TaskRow key={task.id} task={task} slug={slug} />)
}
