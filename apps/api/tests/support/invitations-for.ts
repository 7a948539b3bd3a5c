import type { Invitation } from '@nexa/shared/member'
import type { Client } from './client'

/** The open invitations of one address, as their workspace lists them. */
export async function invitationsFor(person: Client, email: string): Promise<Invitation[]> {
  const open: Invitation[] = await person.get(`/api/workspaces/${person.workspaceId}/invitations`)
  return open.filter((one) => one.email === email)
}
