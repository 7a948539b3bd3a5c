import { projectOperations as operations } from '@nexa/shared/project-operations'
import { listChanges } from '../services/event/list-changes'
import { createProject } from '../services/project/create-project'
import type { KeptBoards } from '../services/project/kept-boards'
import { findProject, listProjects } from '../services/project/project-queries'
import { deleteProject, restoreProject, updateProject } from '../services/project/update-project'
import { memberEndpoint } from './endpoint'

export const projectRoutes = (boards: KeptBoards) => [
  memberEndpoint(operations.listProjects, ({ scope, query }) => listProjects(scope, query)),
  memberEndpoint(operations.createProject, ({ scope, body }) => createProject(scope, body)),
  memberEndpoint(operations.getProject, ({ scope, params }) => findProject(scope, params.id)),
  memberEndpoint(operations.updateProject, ({ scope, params, body }) =>
    updateProject(scope, params.id, body),
  ),
  memberEndpoint(operations.deleteProject, ({ scope, params }) => deleteProject(scope, params.id)),
  memberEndpoint(operations.restoreProject, ({ scope, params }) =>
    restoreProject(scope, params.id),
  ),
  memberEndpoint(operations.getBoard, async ({ scope, params, c }) => {
    const known = c.req.header('if-none-match') ?? ''
    const isKnown = (version: string) => known.includes(etag(version))
    const { version, answer } = await boards.find(scope, params.id, isKnown)
    if (answer === null) return c.body(null, 304, { ETag: etag(version) })
    return c.body(answer, 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'private, no-cache',
      ETag: etag(version),
    })
  }),
  memberEndpoint(operations.listChanges, ({ scope, params, query }) =>
    listChanges(scope, params.id, query),
  ),
]

const etag = (version: string) => `"${version}"`
