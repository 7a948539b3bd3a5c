import { verifyWebhook } from '@clerk/backend/webhooks'
import { email } from '@nexa/shared/user'
import { z } from 'zod'
import { Unauthorized } from '../lib/errors'
import { parse } from '../lib/parse'
import type { ClerkNews, ClerkSource } from '../services/clerk/clerk-event'
import { membershipJson, organizationJson, userJson } from './clerk-json'
import { clerkId, clerkTime } from './clerk-values'

/** No news: a type that we don't use. */
export type Webhook = { news: ClerkNews | null; source: ClerkSource }

const event = z.looseObject({
  type: z.string(),
  data: z.unknown(),
  timestamp: clerkTime.optional().catch(undefined),
})

const deleted = (prefix: 'user' | 'org') => z.looseObject({ id: clerkId(prefix) })
const session = z.looseObject({ id: clerkId('sess') })
const acceptance = z.looseObject({ organization_id: clerkId('org'), email_address: email })

const readUser = (data: unknown): ClerkNews => ({ kind: 'user', user: parse(userJson, data) })
const readOrganization = (data: unknown): ClerkNews => ({
  kind: 'organization',
  organization: parse(organizationJson, data),
})
const readMembership = (data: unknown): ClerkNews => ({
  kind: 'membership',
  membership: parse(membershipJson, data),
})
const readSession = (data: unknown): ClerkNews => ({
  kind: 'session ended',
  id: parse(session, data).id,
})

const readers = new Map<string, (data: unknown) => ClerkNews>([
  ['user.created', readUser],
  ['user.updated', readUser],
  ['user.deleted', (data) => ({ kind: 'user deleted', id: parse(deleted('user'), data).id })],
  ['organization.created', readOrganization],
  ['organization.updated', readOrganization],
  [
    'organization.deleted',
    (data) => ({ kind: 'organization deleted', id: parse(deleted('org'), data).id }),
  ],
  ['organizationMembership.created', readMembership],
  ['organizationMembership.updated', readMembership],
  [
    'organizationMembership.deleted',
    (data) => ({ kind: 'membership deleted', membership: parse(membershipJson, data) }),
  ],
  [
    'organizationInvitation.accepted',
    (data) => {
      const { organization_id: organizationId, email_address } = parse(acceptance, data)
      return { kind: 'invitation accepted', organizationId, email: email_address }
    },
  ],
  ['session.ended', readSession],
  ['session.removed', readSession],
  ['session.revoked', readSession],
])

/** Throws `Unauthorized` unless Clerk signed it in the last 5 minutes. */
export async function readWebhook(
  headers: Headers,
  body: string,
  secret: string,
): Promise<Webhook> {
  // Verified is a copy: the request's own body has been read.
  const copy = new Request('http://webhook', { method: 'POST', headers: signature(headers), body })
  await verifyWebhook(copy, { signingSecret: secret }).catch(() => {
    throw new Unauthorized('This is not signed by Clerk, or not in the last 5 minutes')
  })
  const { type, data, timestamp } = parse(event, JSON.parse(body))
  const signedAt = Number.parseInt(headers.get('svix-timestamp') ?? '', 10) * 1_000
  return {
    news: readers.get(type)?.(data) ?? null,
    source: { deliveryId: headers.get('svix-id'), saidAt: new Date(timestamp ?? signedAt) },
  }
}

const signature = (headers: Headers) =>
  ['svix-id', 'svix-timestamp', 'svix-signature'].flatMap((name): [string, string][] => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value]]
  })
