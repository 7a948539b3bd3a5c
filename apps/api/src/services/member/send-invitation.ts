import type { Invitation } from '@nexa/shared/member'
import type { Tx } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'

/** By mail, once the change has committed. In a workspace of Clerk it is Clerk who invites. */
export async function sendInvitation(
  tx: Tx,
  { id, email, expiresAt }: Pick<Invitation, 'id' | 'email' | 'expiresAt'>,
): Promise<void> {
  if (await noteClerkWrite(tx, { kind: 'invitation', subject: email })) return
  tx.enqueue({ name: 'send-invitation', data: { invitationId: id, expiresAt } })
}
