import { projectOperations as operations } from '@nexa/shared/project-operations'
import { type Answer, type KeptAnswers, keptAnswer } from '../lib/kept-answers'
import { listChanges } from '../services/event/list-changes'
import { createProject } from '../services/project/create-project'
import { findBoardText } from '../services/project/find-board'
import { findProject, listProjects } from '../services/project/project-queries'
import { findProjectVersion } from '../services/project/project-version'
import { deleteProject, restoreProject, updateProject } from '../services/project/update-project'
import { memberEndpoint } from './endpoint'

export const projectRoutes = (kept: KeptAnswers) => {
  const boards = kept.of<Answer>('board')
  return [
    memberEndpoint(operations.listProjects, ({ scope, query }) => listProjects(scope, query)),
    memberEndpoint(operations.createProject, ({ scope, body }) => createProject(scope, body)),
    memberEndpoint(operations.getProject, ({ scope, params }) => findProject(scope, params.id)),
    memberEndpoint(operations.updateProject, ({ scope, params, body }) =>
      updateProject(scope, params.id, body),
    ),
    memberEndpoint(operations.deleteProject, ({ scope, params }) =>
      deleteProject(scope, params.id),
    ),
    memberEndpoint(operations.restoreProject, ({ scope, params }) =>
      restoreProject(scope, params.id),
    ),
    memberEndpoint(operations.getBoard, async ({ scope, params, c }) => {
      // Whether the reader may see it, too: a kept board is shown to nobody without.
      const current = await findProjectVersion(scope, params.id)
      if (c.req.header('if-none-match')?.includes(etag(current))) {
        return c.body(null, 304, { ETag: etag(current) })
      }
      const { version, value } = await boards.find(params.id, current, async () =>
        keptAnswer(await findBoardText(scope, params.id)),
      )
      return c.body(value, 200, {
        'Content-Type': 'application/json',
        'Cache-Control': 'private, no-cache',
        ETag: etag(version),
      })
    }),
    memberEndpoint(operations.listChanges, ({ scope, params, query }) =>
      listChanges(scope, params.id, query),
    ),
  ]
}

const etag = (version: string) => `"${version}"`
