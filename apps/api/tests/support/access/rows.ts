import { accountAccess } from './account-access'
import { apiTokenAccess } from './api-token-access'
import { attachmentAccess } from './attachment-access'
import { clerkAccess } from './clerk-access'
import { dependencyAccess } from './dependency-access'
import { memberAccess } from './member-access'
import { overviewAccess } from './overview-access'
import { projectAccess } from './project-access'
import type { Row } from './row'
import { statusAccess } from './status-access'
import { taskAccess } from './task-access'
import { watcherAccess } from './watcher-access'
import { workspaceAccess } from './workspace-access'

/** Every operation of the API, by method and path. */
const accessRows: Record<string, Row> = {
  ...accountAccess,
  ...clerkAccess,
  ...apiTokenAccess,
  ...workspaceAccess,
  ...memberAccess,
  ...projectAccess,
  ...statusAccess,
  ...taskAccess,
  ...attachmentAccess,
  ...dependencyAccess,
  ...watcherAccess,
  ...overviewAccess,
}

export const rowsFor = (provider: 'local' | 'clerk'): [string, Row][] =>
  Object.entries(accessRows).map(([operation, row]) => [
    operation,
    provider === 'clerk' ? { ...row, ...row.clerk } : row,
  ])
