import { attachments } from '@nexa/db/schema/attachments'
import { allow } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { canUpdateTask } from '../task/task-policy'
import { findTask } from '../task/task-queries'

type Pending = {
  id: string
  taskId: string
  key: string
  fileName: string
  size: number
  mimeType: string
}

/** Names the object before it is stored. Nobody sees it yet: no activity, and not the request's result. */
export const addPendingAttachment = (scope: Scope, pending: Pending): Promise<null> =>
  change({ ...scope, mutation: null }, async (tx) => {
    const { id: taskId } = await findTask(tx, pending.taskId)
    allow(canUpdateTask(tx))
    await tx.db.insert(attachments).values({
      id: pending.id,
      workspaceId: tx.workspaceId,
      taskId,
      uploadedById: tx.actor.userId,
      fileName: pending.fileName,
      fileUrl: pending.key,
      fileSize: pending.size,
      mimeType: pending.mimeType,
    })
    return null
  })
