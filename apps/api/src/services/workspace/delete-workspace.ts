import { workspaces } from '@nexa/db/schema/workspaces'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'

/** To the trash: everything in it is kept, and nobody opens it any more, in requests and sockets alike. */
export const deleteWorkspace = (scope: Scope): Promise<null> =>
  change(scope, async (tx) => {
    const { workspaceId: id } = tx
    const deleted = await tx.db
      .update(workspaces)
      .set({ deletedAt: sql`now()`, updatedAt: sql`now()` })
      .where(and(eq(workspaces.id, id), isNull(workspaces.deletedAt)))
      .returning({ name: workspaces.name })
    const [workspace] = deleted
    if (!workspace) throw new NotFound('Workspace')
    tx.record({
      stream: id,
      entity: 'workspace',
      entityId: id,
      action: 'deleted',
      metadata: { name: workspace.name },
    })
    return null
  })
