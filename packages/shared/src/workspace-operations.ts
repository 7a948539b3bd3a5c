import { z } from 'zod'
import { operation } from './operation'
import { createWorkspace, updateWorkspace, workspace } from './workspace'

/** A workspace in a path is its id or its slug. */
export const workspaceParams = z.strictObject({ id: z.string().min(1).max(100) })

export const workspaceOperations = {
  listWorkspaces: operation({
    summary: 'List the workspaces you are a member of',
    access: 'account',
    method: 'get',
    path: '/api/workspaces',
    answer: z.array(workspace),
  }),
  createWorkspace: operation({
    summary: 'Create a workspace and become its super_admin',
    access: 'account',
    method: 'post',
    path: '/api/workspaces',
    body: createWorkspace,
    answer: workspace,
  }),
  getWorkspace: operation({
    summary: 'Read a workspace',
    access: 'workspace:read',
    method: 'get',
    path: '/api/workspaces/:id',
    workspace: 'path',
    params: workspaceParams,
    answer: workspace,
  }),
  updateWorkspace: operation({
    summary: 'Change name, slug or settings of a workspace',
    access: 'workspace:update',
    method: 'patch',
    path: '/api/workspaces/:id',
    workspace: 'path',
    params: workspaceParams,
    body: updateWorkspace,
    answer: workspace,
  }),
}
