import { dashboardOperations as operations } from '@nexa/shared/dashboard-operations'
import { paged } from '../lib/response'
import { findDashboardStats } from '../services/dashboard/find-dashboard-stats'
import { listRecentTasks } from '../services/task/list-recent-tasks'
import { memberEndpoint } from './endpoint'

export const dashboardRoutes = [
  memberEndpoint(operations.getDashboardStats, ({ scope, query }) =>
    findDashboardStats(scope, query),
  ),
  memberEndpoint(operations.listRecentTasks, async ({ scope, query }) =>
    paged(await listRecentTasks(scope, query)),
  ),
]
