import type { Action } from '@nexa/shared/activity'
import type { Invitation } from '@nexa/shared/member'
import type { Entry } from '../activity-statement'
import type { ReadScope } from '../scope'

/** What every activity of an invitation says; who may invite hears of it. */
export const invitationEntry = (
  { workspaceId }: Pick<ReadScope, 'workspaceId'>,
  { id, email, role }: Pick<Invitation, 'id' | 'email' | 'role'>,
  action: Action,
): Entry => ({
  stream: workspaceId,
  entity: 'invitation',
  entityId: id,
  action,
  metadata: { email, role },
})
