import type { Action } from '@nexa/shared/activity'
import type { Entry } from '../activity-statement'
import type { LocatedAttachment } from './attachment-queries'

/** The room of its task's project hears of it. The name outlives the file. */
export const attachmentEntry = (
  { card, projectId }: Pick<LocatedAttachment, 'card' | 'projectId'>,
  action: Action,
): Entry => ({
  stream: projectId,
  entity: 'attachment',
  entityId: card.id,
  projectId,
  taskId: card.taskId,
  action,
  metadata: { fileName: card.fileName },
})
