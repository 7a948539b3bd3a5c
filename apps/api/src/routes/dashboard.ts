import { dashboardOperations as operations } from '@nexa/shared/dashboard-operations'
import { findDashboardStats } from '../services/dashboard/find-dashboard-stats'
import { listRecentTasks } from '../services/task/list-recent-tasks'
import { memberEndpoint } from './endpoint'

export const dashboardRoutes = [
  memberEndpoint(operations.getDashboardStats, ({ scope, query }) =>
    findDashboardStats(scope, query),
  ),
  memberEndpoint(operations.listRecentTasks, ({ scope, query }) => listRecentTasks(scope, query)),
]
