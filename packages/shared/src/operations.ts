import { accountOperations } from './account-operations'
import { activityOperations } from './activity-operations'
import { apiTokenOperations } from './api-token-operations'
import { attachmentOperations } from './attachment-operations'
import { clerkOperations } from './clerk-operations'
import { commentOperations } from './comment-operations'
import { dashboardOperations } from './dashboard-operations'
import { dependencyOperations } from './dependency-operations'
import { healthOperations } from './health-operations'
import { memberOperations } from './member-operations'
import { metricsOperations } from './metrics-operations'
import type { Operation } from './operation'
import { projectOperations } from './project-operations'
import { searchOperations } from './search-operations'
import { statusOperations } from './status-operations'
import { taskOperations } from './task-operations'
import { watcherOperations } from './watcher-operations'
import { workspaceOperations } from './workspace-operations'

/** The parts of the API in the order of its document, each with what to know before its operations. */
export const operationGroups = [
  { name: 'Account', about: 'Local accounts and their sessions.', operations: accountOperations },
  {
    name: 'Clerk',
    about: 'For a company whose people and organizations are in Clerk.',
    operations: clerkOperations,
  },
  {
    name: 'API tokens',
    about: 'For programs: one workspace each, with the rights of their owner or less.',
    operations: apiTokenOperations,
  },
  {
    name: 'Workspaces',
    about: 'Tenants: nothing is shared between two.',
    operations: workspaceOperations,
  },
  {
    name: 'Members',
    about: 'Who is in a workspace, with which role.',
    operations: memberOperations,
  },
  { name: 'Projects', about: 'Boards and their streams of events.', operations: projectOperations },
  { name: 'Statuses', about: 'The columns of a board.', operations: statusOperations },
  { name: 'Tasks', about: 'Cards of a board, named by id or key.', operations: taskOperations },
  {
    name: 'Dependencies',
    about: 'Tasks that wait for others, also across projects.',
    operations: dependencyOperations,
  },
  { name: 'Watchers', about: 'Who wants to hear of a task.', operations: watcherOperations },
  { name: 'Comments', about: 'Markdown under a task.', operations: commentOperations },
  { name: 'Attachments', about: 'Files of a task.', operations: attachmentOperations },
  {
    name: 'Overview',
    about: 'What happened and how things stand, over all projects.',
    operations: { ...activityOperations, ...dashboardOperations, ...searchOperations },
  },
  {
    name: 'Health',
    about: 'For load balancers and monitoring.',
    operations: { ...healthOperations, ...metricsOperations },
  },
] as const

/** Every operation by its name, which is unique. */
export const operations = {
  ...accountOperations,
  ...clerkOperations,
  ...apiTokenOperations,
  ...workspaceOperations,
  ...memberOperations,
  ...projectOperations,
  ...statusOperations,
  ...taskOperations,
  ...dependencyOperations,
  ...watcherOperations,
  ...commentOperations,
  ...attachmentOperations,
  ...activityOperations,
  ...dashboardOperations,
  ...searchOperations,
  ...healthOperations,
  ...metricsOperations,
}
export type Operations = typeof operations
export type OperationName = keyof Operations

export const operationList: readonly (Operation & { name: string; group: string })[] =
  operationGroups.flatMap(({ name: group, operations: members }) =>
    Object.entries<Operation>(members).map(([name, one]) => ({ ...one, name, group })),
  )
