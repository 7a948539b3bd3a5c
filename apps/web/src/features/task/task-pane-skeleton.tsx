import { Skeleton, Stack } from '@mantine/core'

export const TaskPaneSkeleton = () => (
  <Stack p="lg" gap="md" role="status" aria-label="Loading the task">
    <Skeleton height={14} width={80} />
    <Skeleton height={26} width="70%" />
    <Skeleton height={90} />
    <Skeleton height={140} />
  </Stack>
)
