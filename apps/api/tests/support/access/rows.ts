import { accountAccess } from './account-access'
import { apiTokenAccess } from './api-token-access'
import { attachmentAccess } from './attachment-access'
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
export const accessRows: Record<string, Row> = {
  ...accountAccess,
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
