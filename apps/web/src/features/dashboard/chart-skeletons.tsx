import { Skeleton } from '@mantine/core'
import { ChartFrame, chartHeight } from './chart-frame'

const titles = ['Tasks by column', 'Open tasks by priority', 'Completed in the last 30 days']

/** As large as the charts will be. */
export const ChartSkeletons = () =>
  titles.map((title) => (
    <ChartFrame key={title} title={title}>
      <Skeleton height={chartHeight} />
    </ChartFrame>
  ))
