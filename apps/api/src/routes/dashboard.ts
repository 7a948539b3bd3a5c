import { dashboardOperations as operations } from '@nexa/shared/dashboard-operations'
import { type Answer, type KeptAnswers, keptAnswer } from '../lib/kept-answers'
import {
  dashboardName,
  findDashboardText,
  findDashboardVersion,
} from '../services/dashboard/find-dashboard'
import { listRecentTasks } from '../services/task/list-recent-tasks'
import { memberEndpoint } from './endpoint'

export const dashboardRoutes = (kept: KeptAnswers) => {
  const dashboards = kept.of<Answer>('dashboard')
  return [
    memberEndpoint(operations.getDashboardStats, async ({ scope, query, c }) => {
      const version = await findDashboardVersion(scope, query)
      const { value } = await dashboards.find(dashboardName(scope, query), version, async () =>
        keptAnswer(await findDashboardText(scope, query)),
      )
      return c.body(value, 200, { 'Content-Type': 'application/json' })
    }),
    memberEndpoint(operations.listRecentTasks, ({ scope, query }) => listRecentTasks(scope, query)),
  ]
}
