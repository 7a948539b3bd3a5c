import { Button, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNames } from '../../session/use-names'
import { useWorkspace } from '../../session/use-workspace'
import { ActivityLine } from '../../ui/activity-text'
import { Problem } from '../../ui/problem'
import { RowSkeletons } from '../../ui/row-skeletons'
import { Section } from '../../ui/section'
import { feedQuery } from './dashboard-query'

export function ActivityFeed() {
  const { slug } = useWorkspace()
  const nameOf = useNames()
  const feed = useInfiniteQuery(feedQuery(slug))
  const lines = feed.data?.pages.flatMap((page) => page.data)
  if (!lines) {
    return (
      <Section title="Recent activity">
        {feed.error ? (
          <Problem
            title="The activity could not be loaded"
            error={feed.error}
            onRetry={feed.refetch}
          />
        ) : (
          <RowSkeletons count={15} height={34} />
        )}
      </Section>
    )
  }
  return (
    <Section title="Recent activity">
      {lines.length === 0 && (
        <Text size="sm" c="dimmed" py="xs">
          Nothing has happened yet.
        </Text>
      )}
      <Stack gap={12}>
        {lines.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} nameOf={nameOf} />
        ))}
      </Stack>
      {feed.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          fullWidth
          mt="sm"
          loading={feed.isFetchingNextPage}
          onClick={() => feed.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Section>
  )
}
