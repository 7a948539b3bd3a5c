import { dashboardOperations as operations } from '@nexa/shared/dashboard-operations'
import type { KeptAnswers } from '../lib/kept-answers'
import {
  dashboardName,
  findDashboardText,
  findDashboardVersion,
} from '../services/dashboard/find-dashboard'
import { listRecentTasks } from '../services/task/list-recent-tasks'
import { memberEndpoint } from './endpoint'

export const dashboardRoutes = (kept: KeptAnswers) => [
  memberEndpoint(operations.getDashboardStats, async ({ scope, query, c }) => {
    const version = await findDashboardVersion(scope, query)
    const { answer } = await kept.find(dashboardName(scope, query), version, () =>
      findDashboardText(scope, query),
    )
    return c.body(answer, 200, { 'Content-Type': 'application/json' })
  }),
  memberEndpoint(operations.listRecentTasks, ({ scope, query }) => listRecentTasks(scope, query)),
]
