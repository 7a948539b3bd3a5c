import { line } from '@nexa/shared/text'
import { displayName } from '@nexa/shared/user'
import { z } from 'zod'
import type {
  ClerkInvitation,
  ClerkMembership,
  ClerkOrganization,
  ClerkUser,
} from '../services/clerk/clerk-directory'
import { clerkId, clerkTime } from './clerk-values'

// What Clerk says of things, in its API and its webhooks alike. Read is only what is used: it may say more.

const emailAddress = z.looseObject({
  id: z.string(),
  email_address: z.string(),
  verification: z.looseObject({ status: z.string() }).nullish(),
})

const rawUser = z.looseObject({
  id: clerkId('user'),
  username: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  image_url: z.string().nullish(),
  has_image: z.boolean().nullish(),
  primary_email_address_id: z.string().nullish(),
  email_addresses: z.array(emailAddress).nullish(),
  updated_at: clerkTime,
})

export const userJson = rawUser.transform((user): ClerkUser => {
  const email = verifiedEmailOf(user)
  return {
    id: user.id,
    email,
    name: nameOf(user, email),
    avatarUrl: user.has_image ? webAddress(user.image_url) : null,
    updatedAt: user.updated_at,
  }
})

export const organizationJson = z
  .looseObject({
    id: clerkId('org'),
    name: z.string(),
    slug: z.string().nullish(),
    created_by: clerkId('user').nullish().catch(null),
    updated_at: clerkTime,
  })
  .transform(
    ({ id, name, slug, created_by, updated_at }): ClerkOrganization => ({
      id,
      name: storableName([name]) ?? 'Workspace',
      slug: slug || null,
      createdBy: created_by ?? null,
      updatedAt: updated_at,
    }),
  )

export const membershipJson = z
  .looseObject({
    id: clerkId('orgmem'),
    role: z.string(),
    // An object, but its values are whatever the project's programs wrote.
    public_metadata: z.looseObject({ nexa_role: z.unknown().optional() }).nullish(),
    organization: z.looseObject({ id: clerkId('org') }),
    public_user_data: z.looseObject({ user_id: clerkId('user') }),
    updated_at: clerkTime,
  })
  .transform(
    ({
      id,
      role,
      organization,
      public_user_data,
      public_metadata,
      updated_at,
    }): ClerkMembership => {
      const noted = public_metadata?.nexa_role
      return {
        id,
        organizationId: organization.id,
        userId: public_user_data.user_id,
        role,
        nexaRole: typeof noted === 'string' ? noted : null,
        updatedAt: updated_at,
      }
    },
  )

export const invitationJson = z
  .looseObject({ id: clerkId('orginv'), email_address: z.string(), role: z.string() })
  .transform(
    ({ id, email_address, role }): ClerkInvitation => ({
      id,
      email: email_address.trim().toLowerCase(),
      role,
    }),
  )

type RawUser = z.infer<typeof rawUser>
const address = line(254).toLowerCase()

function verifiedEmailOf({ primary_email_address_id, email_addresses }: RawUser): string | null {
  const primary = email_addresses?.find(({ id }) => id === primary_email_address_id)
  if (primary?.verification?.status !== 'verified') return null
  return address.safeParse(primary.email_address).data ?? null
}

const nameOf = ({ first_name, last_name, username }: RawUser, email: string | null) =>
  storableName([first_name, last_name]) ??
  storableName([username]) ??
  storableName([email?.split('@')[0]]) ??
  'Somebody'

/** Nobody is kept out by their name: what can't be stored is left out of it. null: nothing remains. */
function storableName(parts: (string | null | undefined)[]): string | null {
  const whole = parts.flatMap((part) => part?.trim() || []).join(' ')
  const text = whole.replaceAll('\u0000', '').toWellFormed().slice(0, maxNameLength)
  // Cut may be a pair of surrogates.
  const cut = text.isWellFormed() ? text : text.slice(0, -1)
  return displayName.safeParse(cut).data ?? null
}
const maxNameLength = 100

function webAddress(text: string | null | undefined): string | null {
  const url = URL.parse(text ?? '')
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}
