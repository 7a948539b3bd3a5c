import { ClerkError } from './clerk-error'
import {
  type ClerkInvitationJson,
  type ClerkOrganizationJson,
  type ClerkUserJson,
  changed,
  changedUser,
  type InvitationFields,
  newClerkId,
  newInvitation,
  newOrganization,
  newUser,
  type OrganizationFields,
  type UserFields,
} from './clerk-objects'

export type MemberKey = { organizationId: string; userId: string }
/** `nexaRole`: what Nexa notes in the public metadata. null takes the note out. */
export type MembershipFields = MemberKey & { role?: string; nexaRole?: string | null }
export type ClerkMembershipJson = ReturnType<ClerkStore['membershipJson']>

type Membership = MemberKey & {
  id: string
  role: string
  metadata: Record<string, unknown>
  created_at: number
  updated_at: number
}

/** All that one Clerk project has, newest last. */
export class ClerkStore {
  readonly users = new Map<string, ClerkUserJson>()
  readonly organizations = new Map<string, ClerkOrganizationJson>()
  readonly memberships = new Map<string, Membership>()
  readonly invitations = new Map<string, ClerkInvitationJson>()

  constructor(private readonly roles: string[]) {}

  addUser(fields: UserFields) {
    const user = newUser(fields)
    this.users.set(user.id, user)
    return user
  }

  updateUser(id: string, fields: UserFields) {
    const user = changedUser(this.user(id), fields)
    this.users.set(id, user)
    return user
  }

  deleteUser(id: string) {
    this.user(id)
    this.users.delete(id)
    for (const [key, one] of this.memberships) if (one.userId === id) this.memberships.delete(key)
    return { object: 'user' as const, id, deleted: true as const }
  }

  addOrganization(fields: OrganizationFields) {
    const organization = newOrganization(fields)
    this.organizations.set(organization.id, organization)
    return organization
  }

  updateOrganization(id: string, { name, slug }: Partial<OrganizationFields>) {
    const was = this.organization(id)
    const parts = { ...(name !== undefined && { name }), ...(slug !== undefined && { slug }) }
    const organization = { ...was, ...parts, ...changed(was) }
    this.organizations.set(id, organization)
    return organization
  }

  deleteOrganization(id: string) {
    const { slug } = this.organization(id)
    this.organizations.delete(id)
    for (const things of [this.memberships, this.invitations]) {
      for (const [key] of things) if (key.startsWith(id)) things.delete(key)
    }
    return { object: 'organization' as const, id, slug, deleted: true as const }
  }

  addMembership({
    organizationId,
    userId,
    role = 'org:member',
    nexaRole = null,
  }: MembershipFields) {
    const metadata = nexaRole === null ? {} : { nexa_role: nexaRole }
    return this.join({ organizationId, userId, role, metadata })
  }

  private join(fields: MemberKey & Pick<Membership, 'role' | 'metadata'>) {
    this.organization(fields.organizationId)
    this.user(fields.userId)
    this.checkRole(fields.role)
    if (this.memberships.has(keyOf(fields))) {
      const message = `${fields.userId} is already a member of the organization.`
      throw new ClerkError(400, 'already_a_member_in_organization', message)
    }
    const now = Date.now()
    return this.keep({ ...fields, id: newClerkId('orgmem'), created_at: now, updated_at: now })
  }

  updateMembership({ nexaRole, role, ...key }: MembershipFields) {
    const was = this.membership(key)
    if (role !== undefined) this.checkRole(role)
    const noted = nexaRole !== undefined && { metadata: { ...was.metadata, nexa_role: nexaRole } }
    return this.keep({ ...was, ...(role !== undefined && { role }), ...noted, ...changed(was) })
  }

  deleteMembership(key: MemberKey) {
    const membership = this.membershipJson(this.membership(key))
    this.memberships.delete(keyOf(key))
    return membership
  }

  addInvitation(fields: InvitationFields) {
    this.organization(fields.organizationId)
    this.checkRole(fields.role)
    const invitation = newInvitation(fields)
    this.invitations.set(`${fields.organizationId} ${invitation.id}`, invitation)
    return invitation
  }

  /** Accepted or revoked. */
  endInvitation(organizationId: string, id: string, status: 'accepted' | 'revoked') {
    const was = this.invitation(organizationId, id)
    if (was.status !== 'pending') {
      const message = 'This invitation is not pending.'
      throw new ClerkError(400, 'organization_invitation_not_pending', message)
    }
    const invitation = { ...was, status, url: '', ...changed(was) }
    this.invitations.set(`${organizationId} ${id}`, invitation)
    return invitation
  }

  acceptInvitation({ organizationId, userId, id }: MemberKey & { id: string }) {
    const { role, public_metadata: metadata } = this.invitation(organizationId, id)
    const membership = this.join({ organizationId, userId, role, metadata })
    const invitation = this.endInvitation(organizationId, id, 'accepted')
    return { membership, invitation: { ...invitation, user_id: userId } }
  }

  user = (id: string) => found(this.users.get(id), `No user was found with id ${id}.`)

  organization = (id: string) =>
    found(this.organizations.get(id), 'Given organization not found, or you lack permissions')

  membership = (key: MemberKey) =>
    found(this.memberships.get(keyOf(key)), 'Given organization membership not found.')

  invitation = (organizationId: string, id: string) =>
    found(this.invitations.get(`${organizationId} ${id}`), 'Organization invitation not found.')

  keep(membership: Membership) {
    this.memberships.set(keyOf(membership), membership)
    return this.membershipJson(membership)
  }

  membershipJson({ organizationId, userId, metadata, ...membership }: Membership) {
    const user = this.user(userId)
    return {
      object: 'organization_membership' as const,
      ...membership,
      public_metadata: metadata,
      private_metadata: {},
      permissions: permissionsOf(membership.role),
      organization: this.organization(organizationId),
      public_user_data: {
        user_id: userId,
        first_name: user.first_name,
        last_name: user.last_name,
        image_url: user.image_url,
        has_image: user.has_image,
        identifier: user.email_addresses[0]?.email_address ?? '',
      },
    }
  }

  private checkRole(role: string) {
    if (this.roles.includes(role)) return
    throw new ClerkError(404, 'resource_not_found', `Organization role not found: ${role}`)
  }
}

const keyOf = ({ organizationId, userId }: MemberKey) => `${organizationId} ${userId}`

export const permissionsOf = (role: string) =>
  role === 'org:admin' ? ['org:sys_memberships:manage', 'org:sys_profile:manage'] : []

function found<T>(thing: T | undefined, message: string): T {
  if (thing === undefined) throw new ClerkError(404, 'resource_not_found', message)
  return thing
}
