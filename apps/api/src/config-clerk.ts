import { role } from '@nexa/shared/permissions'
import { z } from 'zod'
import { clerkOriginOf } from './clerk/clerk-origin'
import type { ClerkSettings } from './clerk/clerk-settings'
import { BadConfiguration, origins } from './config-values'
import { defaultClerkRoles } from './services/clerk/clerk-roles'

const secret = z.string().min(1).optional()

/** `org:admin=super_admin,org:member=member` */
const roleMap = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.split('=').map((part) => part.trim())))
  .pipe(z.array(z.tuple([z.string().min(1), role])))
  .transform((pairs) => new Map(pairs))
  .refine((map) => [...map.values()].includes('super_admin'), 'Expected a role for super_admin')

export const clerkVariables = {
  CLERK_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_/, 'Expected pk_…')
    .optional(),
  CLERK_SECRET_KEY: z
    .string()
    .regex(/^sk_(test|live)_/, 'Expected sk_…')
    .optional(),
  CLERK_JWT_KEY: secret,
  CLERK_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  CLERK_AUTHORIZED_PARTIES: origins.optional(),
  CLERK_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  CLERK_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.clerk.com'),
  CLERK_ROLES: roleMap.default(new Map(defaultClerkRoles)),
}

const variables = z.object(clerkVariables)
type Environment = z.infer<typeof variables> & {
  AUTH_PROVIDER?: 'local' | 'clerk' | undefined
}

/** null: people have local accounts. */
export function readClerkSettings(env: Environment): ClerkSettings | null {
  const { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey } = env
  const isSet = publishableKey !== undefined && secretKey !== undefined
  if ((env.AUTH_PROVIDER ?? (isSet ? 'clerk' : 'local')) === 'local') return null
  if (!isSet) {
    throw new BadConfiguration(
      'AUTH_PROVIDER=clerk needs CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY, from the API keys of your Clerk project.',
    )
  }
  return {
    publishableKey,
    secretKey,
    // Environments hold one line: a key is often written with \\n in it.
    jwtKey: env.CLERK_JWT_KEY?.replaceAll('\\n', '\n') ?? null,
    issuer: env.CLERK_ISSUER?.replace(/\/+$/, '') ?? issuerOf(publishableKey),
    authorizedParties: env.CLERK_AUTHORIZED_PARTIES ?? null,
    webhookSecret: env.CLERK_WEBHOOK_SECRET ?? null,
    apiUrl: env.CLERK_API_URL.replace(/\/+$/, ''),
    roles: env.CLERK_ROLES,
  }
}

function issuerOf(publishableKey: string): string {
  const origin = clerkOriginOf(publishableKey)
  if (!origin)
    throw new BadConfiguration('CLERK_PUBLISHABLE_KEY is not one of Clerk: copy it again.')
  return origin
}
