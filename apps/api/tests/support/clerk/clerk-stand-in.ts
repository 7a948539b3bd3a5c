import type { ClerkSettings } from '../../../src/clerk/clerk-settings'
import { type ClerkRoles, defaultClerkRoles } from '../../../src/services/clerk/clerk-roles'
import type { Data } from '../client'
import { type ControlledProcess, startClerkProcess } from './clerk-child'
import type {
  ClerkInvitationJson,
  ClerkOrganizationJson,
  ClerkUserJson,
  InvitationFields,
  OrganizationFields,
  UserFields,
} from './clerk-objects'
import { newClerkId } from './clerk-objects'
import type { ClerkMembershipJson, MemberKey, MembershipFields } from './clerk-store'
import { newSigningKey, type SigningKey, sessionToken } from './clerk-tokens'
import { type ClerkEvent, clerkEvent, type Delivery, deliver } from './clerk-webhooks'
import type { Failure } from './failing'

const issuerHost = 'clerk.example.test'
/** The page that the tests' sessions are of: a test server's public URL. */
const authorizedParty = 'http://localhost:3001'

export type StandInOptions = { roles?: ClerkRoles }
type DeletedJson = { object: string; id: string; deleted: true }
type ApiCall = { method: string; path: string; body: Data }

/**
 * A Clerk project on this machine: its Backend API and JWKS, as Clerk documents them, run in a process of their
 * own. What is changed here is changed as in Clerk's dashboard; no webhook is sent unless the test does.
 */
export class ClerkStandIn {
  readonly settings: ClerkSettings

  private constructor(
    private readonly child: ControlledProcess,
    private key: SigningKey,
    private readonly keys: SigningKey[],
    settings: Pick<ClerkSettings, 'secretKey' | 'roles'>,
  ) {
    this.settings = {
      ...settings,
      publishableKey: `pk_test_${btoa(`${issuerHost}$`)}`,
      jwtKey: null,
      issuer: `https://${issuerHost}`,
      authorizedParties: null,
      webhookSecret: `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64')}`,
      apiUrl: child.url,
    }
  }

  static async open({ roles = defaultClerkRoles }: StandInOptions = {}): Promise<ClerkStandIn> {
    const secretKey = `sk_test_${crypto.randomUUID().replaceAll('-', '')}`
    const child = await startClerkProcess({ secretKey, roles: [...roles.keys()].join(',') })
    const key = await newSigningKey()
    await child.ask('setKeys', [key.jwk])
    return new ClerkStandIn(child, key, [key], { secretKey, roles })
  }

  get url() {
    return this.child.url
  }
  /** PEM. */
  get publicKey() {
    return this.key.publicKey
  }
  get privateKey() {
    return this.key.privateKey
  }
  get kid() {
    return this.key.kid
  }

  /** Tokens are signed with another key from now on. The former ones stay valid. */
  async addKey(): Promise<void> {
    this.key = await newSigningKey()
    this.keys.push(this.key)
    await this.child.ask(
      'setKeys',
      this.keys.map(({ jwk }) => jwk),
    )
  }

  addUser = (fields: UserFields = {}): Promise<ClerkUserJson> => this.child.ask('addUser', fields)
  updateUser = (id: string, fields: UserFields): Promise<ClerkUserJson> =>
    this.child.ask('updateUser', { id, fields })
  user = (id: string): Promise<ClerkUserJson> => this.child.ask('user', { id })
  deleteUser = (id: string): Promise<DeletedJson> => this.child.ask('deleteUser', { id })

  addOrganization = (fields: OrganizationFields): Promise<ClerkOrganizationJson> =>
    this.child.ask('addOrganization', fields)
  updateOrganization = (
    id: string,
    fields: Partial<OrganizationFields>,
  ): Promise<ClerkOrganizationJson> => this.child.ask('updateOrganization', { id, fields })
  deleteOrganization = (id: string): Promise<DeletedJson> =>
    this.child.ask('deleteOrganization', { id })
  organization = (id: string): Promise<ClerkOrganizationJson> =>
    this.child.ask('organization', { id })

  addMembership = (fields: MembershipFields): Promise<ClerkMembershipJson> =>
    this.child.ask('addMembership', fields)
  updateMembership = (fields: MembershipFields): Promise<ClerkMembershipJson> =>
    this.child.ask('updateMembership', fields)
  deleteMembership = (key: MemberKey): Promise<ClerkMembershipJson> =>
    this.child.ask('deleteMembership', key)
  membership = (key: MemberKey): Promise<ClerkMembershipJson> => this.child.ask('membership', key)
  memberships = (organizationId: string): Promise<ClerkMembershipJson[]> =>
    this.child.ask('memberships', { organizationId })

  /** Of any status. */
  invitations = (organizationId: string): Promise<ClerkInvitationJson[]> =>
    this.child.ask('invitations', { organizationId })
  addInvitation = (fields: InvitationFields): Promise<ClerkInvitationJson> =>
    this.child.ask('addInvitation', fields)
  acceptInvitation = (
    fields: MemberKey & { id: string },
  ): Promise<{
    membership: ClerkMembershipJson
    invitation: ClerkInvitationJson & { user_id: string }
  }> => this.child.ask('acceptInvitation', fields)

  fail = (failure: Failure): Promise<void> => this.child.ask('fail', failure)
  heal = (): Promise<void> => this.child.ask('heal')
  /** Nobody listens on its port any more, until `start`. */
  stop = (): Promise<void> => this.child.ask('stop')
  start = (): Promise<void> => this.child.ask('start')
  calls = (): Promise<ApiCall[]> => this.child.ask('calls')
  /** Ends the process for good. */
  close = (): Promise<void> => this.child.end()

  /** Of a session of the person `claims.sub`. */
  token = (
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
  ): Promise<string> =>
    sessionToken({ key: this.key, issuer: this.settings.issuer, authorizedParty }, claims, header)

  event = clerkEvent

  deliver = (url: string, event: ClerkEvent, delivery: Delivery = {}): Promise<Response> =>
    deliver(url, event, { secret: this.settings.webhookSecret ?? '', ...delivery })

  /** As webhooks about sessions have it. */
  session = (userId: string, id = newClerkId('sess'), status = 'active') => {
    const now = Date.now()
    return {
      object: 'session' as const,
      id,
      client_id: newClerkId('client'),
      user_id: userId,
      status,
      actor: null,
      last_active_at: now,
      expire_at: now + 7 * 86_400_000,
      abandon_at: now + 30 * 86_400_000,
      created_at: now,
      updated_at: now,
    }
  }
}
