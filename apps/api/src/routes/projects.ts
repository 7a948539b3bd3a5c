import { board } from '@nexa/shared/board'
import { changes, changesQuery } from '@nexa/shared/event'
import {
  createProject as creation,
  project,
  projectQuery,
  updateProject as update,
} from '@nexa/shared/project'
import { id } from '@nexa/shared/text'
import { z } from 'zod'
import { listChanges } from '../services/event/list-changes'
import { createProject } from '../services/project/create-project'
import { findBoardText, findBoardVersion } from '../services/project/find-board'
import { findProject, listProjects } from '../services/project/project-queries'
import { deleteProject, restoreProject, updateProject } from '../services/project/update-project'
import { memberEndpoint } from './endpoint'

const params = z.strictObject({ id })

export const projectRoutes = [
  memberEndpoint('project:read', {
    method: 'get',
    path: '/api/projects',
    query: projectQuery,
    answer: z.array(project),
    run: ({ scope, query }) => listProjects(scope, query),
  }),
  memberEndpoint('project:create', {
    method: 'post',
    path: '/api/projects',
    body: creation,
    answer: project,
    run: ({ scope, body }) => createProject(scope, body),
  }),
  memberEndpoint('project:read', {
    method: 'get',
    path: '/api/projects/:id',
    params,
    answer: project,
    run: ({ scope, params }) => findProject(scope, params.id),
  }),
  memberEndpoint('project:update', {
    method: 'patch',
    path: '/api/projects/:id',
    params,
    body: update,
    answer: project,
    run: ({ scope, params, body }) => updateProject(scope, params.id, body),
  }),
  memberEndpoint('project:delete', {
    method: 'delete',
    path: '/api/projects/:id',
    params,
    run: ({ scope, params }) => deleteProject(scope, params.id),
  }),
  memberEndpoint('project:delete', {
    method: 'post',
    path: '/api/projects/:id/restore',
    params,
    answer: project,
    status: 200,
    run: ({ scope, params }) => restoreProject(scope, params.id),
  }),
  memberEndpoint('task:read', {
    method: 'get',
    path: '/api/projects/:id/board',
    params,
    answer: board,
    run: async ({ scope, params, c }) => {
      const known = c.req.header('if-none-match')
      const current = known && etag(await findBoardVersion(scope, params.id))
      if (current && known.includes(current)) return c.body(null, 304, { ETag: current })
      const { text, version } = await findBoardText(scope, params.id)
      return c.body(`{"success":true,"data":${text}}`, 200, {
        'Content-Type': 'application/json',
        'Cache-Control': 'private, no-cache',
        ETag: etag(version),
      })
    },
  }),
  memberEndpoint('task:read', {
    method: 'get',
    path: '/api/projects/:id/changes',
    params,
    query: changesQuery,
    answer: changes,
    run: ({ scope, params, query }) => listChanges(scope, params.id, query),
  }),
]

const etag = (version: string) => `"${version}"`
