import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import type { DashboardStats } from '@nexa/shared/dashboard'
import { ChartFrame, chartHeight } from './chart-frame'

const day = new Intl.DateTimeFormat('en', { timeZone: 'UTC', month: 'short', day: 'numeric' })
// Spoken by the frame's label instead: the picture is one thing for who can't see it.
const quiet = { accessibilityLayer: false }
const axis = { allowDecimals: false, width: 32 }

export function DashboardCharts({ stats }: { stats: DashboardStats }) {
  const { byStatus, byPriority, completedPerDay } = stats
  const statuses = byStatus.slice(0, 8).map(({ name, total }) => ({ name, Tasks: total }))
  const priorities = byPriority.map(({ priority, open }) => ({ name: cased(priority), Open: open }))
  const days = completedPerDay.map(({ date, completed }) => ({
    name: day.format(new Date(date)),
    Completed: completed,
  }))
  const completed = completedPerDay.reduce((sum, one) => sum + one.completed, 0)
  return (
    <>
      <ChartFrame
        title="Tasks by column"
        label={statuses.map(({ name, Tasks }) => `${name}: ${Tasks}`).join(', ')}
      >
        <BarChart
          h={chartHeight}
          data={statuses}
          dataKey="name"
          orientation="vertical"
          gridAxis="none"
          series={[{ name: 'Tasks', color: 'indigo.6' }]}
          barChartProps={{ ...quiet, margin: { right: 32 } }}
          barProps={{ radius: 3, isAnimationActive: false, maxBarSize: 18 }}
          withXAxis={false}
          withBarValueLabel
          valueFormatter={counted}
          yAxisProps={{ width: 96, interval: 0, tickFormatter: short }}
        />
      </ChartFrame>
      <ChartFrame
        title="Open tasks by priority"
        label={priorities.map(({ name, Open }) => `${name}: ${Open}`).join(', ')}
      >
        <BarChart
          h={chartHeight}
          data={priorities}
          dataKey="name"
          series={[{ name: 'Open', color: 'indigo.6' }]}
          barChartProps={quiet}
          barProps={{ radius: [3, 3, 0, 0], isAnimationActive: false, maxBarSize: 40 }}
          yAxisProps={axis}
        />
      </ChartFrame>
      <ChartFrame title="Completed in the last 30 days" label={`${completed} tasks were completed`}>
        <BarChart
          h={chartHeight}
          data={days}
          dataKey="name"
          series={[{ name: 'Completed', color: 'teal.7' }]}
          barChartProps={{ ...quiet, margin: { right: 16 } }}
          barProps={{ radius: [2, 2, 0, 0], isAnimationActive: false }}
          yAxisProps={axis}
          xAxisProps={{ interval: 6 }}
        />
      </ChartFrame>
    </>
  )
}

const counted = (count: number) => count.toLocaleString('en')

const cased = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const short = (text: unknown) => {
  const name = String(text)
  return name.length > 14 ? `${name.slice(0, 13)}…` : name
}
