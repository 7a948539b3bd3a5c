import { workspaceOperations } from '@nexa/shared/workspace-operations'
import { createWorkspace } from '../services/workspace/create-workspace'
import { deleteWorkspace } from '../services/workspace/delete-workspace'
import { restoreWorkspace } from '../services/workspace/restore-workspace'
import { updateWorkspace } from '../services/workspace/update-workspace'
import { findWorkspace, listWorkspaces } from '../services/workspace/workspace-queries'
import { accountEndpoint, memberEndpoint } from './endpoint'

const workspaces = workspaceOperations

export const workspaceRoutes = [
  accountEndpoint(workspaces.listWorkspaces, ({ account, query }) =>
    listWorkspaces(account, query),
  ),
  accountEndpoint(workspaces.createWorkspace, ({ account, body }) =>
    createWorkspace(account, body),
  ),
  memberEndpoint(workspaces.getWorkspace, ({ scope }) => findWorkspace(scope)),
  memberEndpoint(workspaces.updateWorkspace, ({ scope, body }) => updateWorkspace(scope, body)),
  memberEndpoint(workspaces.deleteWorkspace, ({ scope }) => deleteWorkspace(scope)),
  accountEndpoint(workspaces.restoreWorkspace, ({ account, params }) =>
    restoreWorkspace(account, params.id),
  ),
]
