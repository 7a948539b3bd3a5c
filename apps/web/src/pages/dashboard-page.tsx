import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { ActivityFeed } from '../features/dashboard/activity-feed'
import { ChartSkeletons } from '../features/dashboard/chart-skeletons'
import classes from '../features/dashboard/dashboard.module.css'
import { myTasksQuery, statsQuery } from '../features/dashboard/dashboard-query'
import { MyTasks } from '../features/dashboard/my-tasks'
import { Numbers } from '../features/dashboard/numbers'
import { ProjectsOverview } from '../features/dashboard/projects-overview'
import { useLiveDashboard } from '../features/dashboard/use-live-dashboard'
import { Workload } from '../features/dashboard/workload'
import { useWorkspace } from '../session/use-workspace'
import { Page } from '../ui/page'
import { Problem } from '../ui/problem'

const DashboardCharts = lazy(async () => {
  const { DashboardCharts: charts } = await import('../features/dashboard/dashboard-charts')
  return { default: charts }
})

export function DashboardPage() {
  const { slug, workspace, me } = useWorkspace()
  useLiveDashboard()
  const { data: stats, error, refetch } = useQuery(statsQuery(slug))
  const mine = useQuery(myTasksQuery(slug))
  return (
    <Page title="Dashboard" text={workspace.name}>
      <div className={classes.parts}>
        {error && !stats ? (
          <Problem title="The numbers could not be loaded" error={error} onRetry={refetch} />
        ) : (
          <>
            <Numbers stats={stats} myId={me.id} />
            <div className={classes.charts}>
              <Suspense fallback={<ChartSkeletons />}>
                {stats ? <DashboardCharts stats={stats} /> : <ChartSkeletons />}
              </Suspense>
            </div>
          </>
        )}
        <div className={classes.lists}>
          <div className={classes.parts}>
            <MyTasks />
            {/* Once it is known how high those above are: nothing is pushed down. */}
            {!mine.isPending && <ProjectsOverview />}
            {!mine.isPending && !(error && !stats) && <Workload stats={stats} />}
          </div>
          <ActivityFeed />
        </div>
      </div>
    </Page>
  )
}
