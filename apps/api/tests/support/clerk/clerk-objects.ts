/** Things in Clerk, in the shapes its Backend API answers with. */
export type ClerkUserJson = ReturnType<typeof newUser>
export type ClerkOrganizationJson = ReturnType<typeof newOrganization>
export type ClerkInvitationJson = ReturnType<typeof newInvitation>

export type UserFields = {
  id?: string
  email?: string | null
  isVerified?: boolean
  firstName?: string | null
  lastName?: string | null
  username?: string | null
  imageUrl?: string | null
}
export type OrganizationFields = {
  id?: string
  name: string
  slug?: string
  createdBy?: string | null
}
export type InvitationFields = {
  organizationId: string
  email: string
  role: string
  metadata?: Record<string, unknown>
}

export const newClerkId = (kind: string) =>
  `${kind}_${crypto.randomUUID().replaceAll('-', '').slice(0, 27)}`

export const changed = ({ updated_at }: { updated_at: number }) => ({
  updated_at: Math.max(Date.now(), updated_at + 1),
})

export function newUser(fields: UserFields) {
  const now = Date.now()
  const { id = newClerkId('user') } = fields
  return {
    object: 'user' as const,
    id,
    password_enabled: true,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    public_metadata: {},
    private_metadata: {},
    unsafe_metadata: {},
    external_id: null,
    last_sign_in_at: null,
    banned: false,
    locked: false,
    created_at: now,
    updated_at: now,
    ...userParts({ email: `${id.slice(-12)}@example.com`, firstName: 'Barbara', ...fields }),
  }
}

/** What of a user these fields say. */
function userParts(fields: UserFields) {
  const { email = null, isVerified = true, imageUrl = null } = fields
  const address = email !== null && anAddress(email, isVerified)
  return {
    username: fields.username ?? null,
    first_name: fields.firstName ?? null,
    last_name: fields.lastName ?? null,
    image_url: imageUrl ?? 'https://img.clerk.com/default',
    has_image: imageUrl !== null,
    primary_email_address_id: address ? address.id : null,
    email_addresses: address ? [address] : [],
  }
}

const anAddress = (email: string, isVerified: boolean) => ({
  id: newClerkId('idn'),
  object: 'email_address' as const,
  email_address: email,
  reserved: false,
  verification: {
    object: 'verification_ticket',
    status: isVerified ? 'verified' : 'unverified',
    strategy: 'email_code',
    attempts: 1,
    expire_at: null,
  },
  linked_to: [],
})

/** The user with other fields. What isn't named stays. */
export function changedUser(user: ClerkUserJson, fields: UserFields): ClerkUserJson {
  const [address] = user.email_addresses
  const isVerified = address?.verification.status === 'verified'
  const parts = userParts({
    email: address?.email_address ?? null,
    isVerified: address ? isVerified : true,
    firstName: user.first_name,
    lastName: user.last_name,
    username: user.username,
    imageUrl: user.has_image ? user.image_url : null,
    ...fields,
  })
  return { ...user, ...parts, ...changed(user) }
}

export function newOrganization({ id, name, slug, createdBy = null }: OrganizationFields) {
  const now = Date.now()
  return {
    object: 'organization' as const,
    id: id ?? newClerkId('org'),
    name,
    slug: slug ?? `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${now}`,
    image_url: 'https://img.clerk.com/default',
    has_image: false,
    max_allowed_memberships: 0,
    admin_delete_enabled: true,
    public_metadata: {},
    private_metadata: {},
    ...(createdBy !== null && { created_by: createdBy }),
    created_at: now,
    updated_at: now,
  }
}

export function newInvitation({ organizationId, email, role, metadata = {} }: InvitationFields) {
  const now = Date.now()
  return {
    object: 'organization_invitation' as const,
    id: newClerkId('orginv'),
    email_address: email,
    role,
    role_name: role.replace('org:', ''),
    organization_id: organizationId,
    status: 'pending',
    public_metadata: metadata,
    private_metadata: {},
    url: 'https://accounts.example.com/v1/tickets/accept?ticket=1',
    expires_at: now + 30 * 86_400_000,
    created_at: now,
    updated_at: now,
  }
}
