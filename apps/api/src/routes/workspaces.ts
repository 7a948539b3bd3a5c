import { workspaceOperations } from '@nexa/shared/workspace-operations'
import { Conflict } from '../lib/errors'
import { createWorkspace } from '../services/workspace/create-workspace'
import { deleteWorkspace } from '../services/workspace/delete-workspace'
import { restoreWorkspace } from '../services/workspace/restore-workspace'
import { updateWorkspace } from '../services/workspace/update-workspace'
import { findWorkspace, listWorkspaces } from '../services/workspace/workspace-queries'
import { accountEndpoint, memberEndpoint } from './endpoint'

const workspaces = workspaceOperations

/** `hasClerk`: workspaces are the organizations there. */
export const workspaceRoutes = ({ hasClerk }: { hasClerk: boolean }) => [
  accountEndpoint(workspaces.listWorkspaces, ({ account, query }) =>
    listWorkspaces(account, query),
  ),
  accountEndpoint(workspaces.createWorkspace, async ({ account, body }) => {
    if (hasClerk) throw new Conflict('Create an organization in Clerk: it becomes a workspace here')
    return createWorkspace(account, body)
  }),
  memberEndpoint(workspaces.getWorkspace, ({ scope }) => findWorkspace(scope)),
  memberEndpoint(workspaces.updateWorkspace, ({ scope, body }) => updateWorkspace(scope, body)),
  memberEndpoint(workspaces.deleteWorkspace, ({ scope }) => deleteWorkspace(scope)),
  accountEndpoint(workspaces.restoreWorkspace, ({ account, params }) =>
    restoreWorkspace(account, params.id),
  ),
]
