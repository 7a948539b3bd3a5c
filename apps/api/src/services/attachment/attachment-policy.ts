import type { AttachmentCard } from '@nexa/shared/attachment'
import { may, mayWrite } from '../may'
import type { ReadScope } from '../scope'

export const canDeleteAttachment = (
  scope: ReadScope,
  { uploadedById }: Pick<AttachmentCard, 'uploadedById'>,
) => may(scope, 'task:update') || (mayWrite(scope) && uploadedById === scope.actor.userId)
