import { workspaces } from '@nexa/db/schema/workspaces'
import type { UpdateWorkspace, Workspace } from '@nexa/shared/workspace'
import { eq, sql } from 'drizzle-orm'
import { fieldChanges } from '../../lib/field-changes'
import { change } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'
import type { Scope } from '../scope'
import { findWorkspace } from './workspace-queries'

export const updateWorkspace = (scope: Scope, wanted: UpdateWorkspace): Promise<Workspace> =>
  change(scope, async (tx) => {
    const { workspaceId } = tx
    await tx.db.execute(sql`select 1 from workspaces where id = ${workspaceId} for no key update`)
    const was = await findWorkspace(tx)
    const next = {
      name: wanted.name ?? was.name,
      slug: wanted.slug ?? was.slug,
      settings: {
        allowGuestComments: wanted.settings?.allowGuestComments ?? was.settings.allowGuestComments,
      },
    }
    const changes = fieldChanges(was, next, ['name', 'slug', 'settings'])
    if (Object.keys(changes).length === 0) return was
    await tx.db
      .update(workspaces)
      .set({ ...next, updatedAt: new Date() })
      .where(eq(workspaces.id, workspaceId))
    if (changes.name) await noteClerkWrite(tx, { kind: 'organization', subject: workspaceId })
    tx.record({
      stream: workspaceId,
      entity: 'workspace',
      entityId: workspaceId,
      action: 'updated',
      changes,
    })
    return findWorkspace(tx)
  })
