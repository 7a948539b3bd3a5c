import type { Attachment, AttachmentCard } from '@nexa/shared/attachment'
import { may, mayWrite } from '../may'
import type { ReadScope } from '../scope'

export const canDeleteAttachment = (
  scope: ReadScope,
  { uploadedById }: Pick<AttachmentCard, 'uploadedById'>,
) => may(scope, 'task:update') || (mayWrite(scope) && uploadedById === scope.actor.userId)

/** As its reader gets it: the one place where `can` is said. */
export const withRights = (scope: ReadScope, card: AttachmentCard): Attachment => ({
  ...card,
  can: { delete: canDeleteAttachment(scope, card) },
})
