import { Skeleton } from '@mantine/core'

/** As high as the rows that will be there. */
export const RowSkeletons = ({ count, height = 36 }: { count: number; height?: number }) =>
  Array.from({ length: count }, (_, row) => row).map((row) => (
    <Skeleton key={row} height={height - 12} my={6} radius="sm" />
  ))
