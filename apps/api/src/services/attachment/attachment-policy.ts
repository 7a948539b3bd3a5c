import type { Attachment, AttachmentCard } from '@nexa/shared/attachment'
import { hasPermission } from '@nexa/shared/permissions'
import type { ReadScope } from '../scope'

export const canDeleteAttachment = (
  scope: ReadScope,
  { uploadedById }: Pick<AttachmentCard, 'uploadedById'>,
) => hasPermission(scope.role, 'task:update') || uploadedById === scope.actor.userId

/** As its reader gets it: the one place where `can` is said. */
export const withRights = (scope: ReadScope, card: AttachmentCard): Attachment => ({
  ...card,
  can: { delete: canDeleteAttachment(scope, card) },
})
