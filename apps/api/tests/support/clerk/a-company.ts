import type { Role } from '@nexa/shared/permissions'
import { Client } from '../client'
import { waitUntil } from '../wait-until'
import type { ClerkOrganizationJson, ClerkUserJson } from './clerk-objects'
import type { ClerkTeam } from './use-clerk'

export type Company = Awaited<ReturnType<typeof aCompany>>

/** An organization in Clerk whose founder Ada has opened its workspace. */
export async function aCompany(team: ClerkTeam) {
  const { clerk } = team
  const founder = await clerk.addUser({ firstName: 'Ada' })
  const organization = await clerk.addOrganization({
    name: 'Analytical Engines',
    createdBy: founder.id,
  })
  const key = { organizationId: organization.id, userId: founder.id }
  await clerk.addMembership({ ...key, role: 'org:admin' })
  const ada = await team.as(founder, organization)
  return { ...team, organization, founder, ada, workspace: `/api/workspaces/${ada.workspaceId}` }
}

export const emailOf = ({ email_addresses: [address] }: ClerkUserJson) =>
  address?.email_address ?? ''

/** Somebody in it, as Clerk and Nexa both know. */
export async function aMember({ clerk, as, organization }: Company, nexaRole: Role) {
  const user = await clerk.addUser({ firstName: 'Grace' })
  const role = nexaRole === 'super_admin' ? 'org:admin' : 'org:member'
  const key = { organizationId: organization.id, userId: user.id }
  const membership = await clerk.addMembership({ ...key, role, nexaRole })
  return { user, key, membership, person: await as(user, organization) }
}

/** Somebody with a Clerk account that is in no organization. */
export async function aStranger({ clerk, url }: Company, fields = {}) {
  const user = await clerk.addUser({ firstName: 'Linus', ...fields })
  const token = await clerk.token({ sub: user.id })
  const me = await new Client(url, { token }).get('/api/auth/me')
  return { user, email: emailOf(user), person: new Client(url, { token, userId: me.id }) }
}

export const pendingWrites = ({ ada, workspace }: Company) => ada.get(`${workspace}/clerk-writes`)

/** Clerk has taken everything. */
export const told = (company: Company) =>
  waitUntil(async () => (await pendingWrites(company)).length === 0)

export async function openInvitations({ clerk, organization }: Company, email: string) {
  const all = await clerk.invitations(organization.id)
  return all.filter((one) => one.status === 'pending' && one.email_address === email)
}

/** What Clerk was asked to change about this organization, in order. */
export async function changesOf(
  { clerk }: Pick<Company, 'clerk'>,
  { id }: Pick<ClerkOrganizationJson, 'id'>,
) {
  const calls = await clerk.calls()
  return calls
    .filter(({ method, path }) => method !== 'GET' && path.includes(id))
    .map(({ method, path, body }) => ({ method, path: path.split(id)[1] ?? '', body }))
}

/** The role that somebody has in Nexa; null: not a member. */
export async function roleHere({ ada, workspace }: Company, { userId }: Client) {
  const members: { userId: string; role: Role }[] = await ada.get(`${workspace}/members`)
  return members.find((one) => one.userId === userId)?.role ?? null
}
