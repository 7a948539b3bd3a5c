import { z } from 'zod'
import { operation } from './operation'
import { createWorkspace, updateWorkspace, workspace, workspaceQuery } from './workspace'

/** A workspace in a path is its id or its slug. */
export const workspaceParams = z.strictObject({ id: z.string().min(1).max(100) })

export const workspaceOperations = {
  listWorkspaces: operation({
    summary: 'List the workspaces you are a member of',
    access: 'account',
    method: 'get',
    path: '/api/workspaces',
    query: workspaceQuery,
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
  deleteWorkspace: operation({
    summary: 'Put a workspace into the trash: nobody opens it or anything in it any more',
    access: 'workspace:delete',
    method: 'delete',
    path: '/api/workspaces/:id',
    workspace: 'path',
    params: workspaceParams,
  }),
  restoreWorkspace: operation({
    summary: 'Take a workspace out of the trash, as one of its super_admins',
    access: 'account',
    method: 'post',
    path: '/api/workspaces/:id/restore',
    params: workspaceParams,
    answer: workspace,
    status: 200,
  }),
}
