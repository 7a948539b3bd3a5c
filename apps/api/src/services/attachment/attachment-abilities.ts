import type { Attachment, AttachmentCard } from '@nexa/shared/attachment'
import type { Page } from '../../lib/page'
import type { ReadScope } from '../scope'
import { canDeleteAttachment } from './attachment-policy'

const withAbilities = (scope: ReadScope, attachment: AttachmentCard): Attachment => ({
  ...attachment,
  can: { delete: canDeleteAttachment(scope, attachment) },
})

export const attachmentForReader = async (scope: ReadScope, stored: Promise<AttachmentCard>) =>
  withAbilities(scope, await stored)

export const attachmentsForReader = async (
  scope: ReadScope,
  stored: Promise<Page<AttachmentCard>>,
) => (await stored).map((attachment) => withAbilities(scope, attachment))
