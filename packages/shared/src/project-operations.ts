import { z } from 'zod'
import { board } from './board'
import { changes, changesQuery } from './event'
import { operation } from './operation'
import { createProject, project, projectQuery, updateProject } from './project'
import { id } from './text'

export const projectParams = z.strictObject({ id })

export const projectOperations = {
  listProjects: operation({
    summary: 'List the projects of the workspace',
    access: 'project:read',
    method: 'get',
    path: '/api/projects',
    query: projectQuery,
    answer: z.array(project),
  }),
  createProject: operation({
    summary: 'Create a project with the default columns',
    access: 'project:create',
    method: 'post',
    path: '/api/projects',
    body: createProject,
    answer: project,
  }),
  getProject: operation({
    summary: 'Read a project',
    access: 'project:read',
    method: 'get',
    path: '/api/projects/:id',
    params: projectParams,
    answer: project,
  }),
  updateProject: operation({
    summary: 'Change a project',
    access: 'project:update',
    method: 'patch',
    path: '/api/projects/:id',
    params: projectParams,
    body: updateProject,
    answer: project,
  }),
  deleteProject: operation({
    summary: 'Delete a project; it can be restored',
    access: 'project:delete',
    method: 'delete',
    path: '/api/projects/:id',
    params: projectParams,
  }),
  restoreProject: operation({
    summary: 'Restore a deleted project',
    access: 'project:delete',
    method: 'post',
    path: '/api/projects/:id/restore',
    params: projectParams,
    answer: project,
    status: 200,
  }),
  getBoard: operation({
    summary: 'Read the board: columns and their tasks in order, and where the events go on',
    access: 'task:read',
    method: 'get',
    path: '/api/projects/:id/board',
    params: projectParams,
    answer: board,
  }),
  listChanges: operation({
    summary: 'List the events after a number; 410 means: load the board again',
    access: 'task:read',
    method: 'get',
    path: '/api/projects/:id/changes',
    params: projectParams,
    query: changesQuery,
    answer: changes,
  }),
}
