import { z } from 'zod'
import { dashboardQuery, dashboardStats, recentTask, recentTasksQuery } from './dashboard'
import { operation } from './operation'

export const dashboardOperations = {
  getDashboardStats: operation({
    summary: 'Count the tasks of the workspace, or of one project, in several ways',
    access: 'task:read',
    method: 'get',
    path: '/api/dashboard/stats',
    query: dashboardQuery,
    answer: dashboardStats,
  }),
  listRecentTasks: operation({
    summary: 'List the tasks of all projects, the last changed or the first due first',
    access: 'task:read',
    method: 'get',
    path: '/api/tasks/recent',
    query: recentTasksQuery,
    answer: z.array(recentTask),
  }),
}
