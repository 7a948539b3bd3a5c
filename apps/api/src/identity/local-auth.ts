import type { Database } from '@nexa/db/client'
import { accounts } from '@nexa/db/schema/accounts'
import { sessions } from '@nexa/db/schema/sessions'
import { users } from '@nexa/db/schema/users'
import { verifications } from '@nexa/db/schema/verifications'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { bearer } from 'better-auth/plugins/bearer'

export type LocalAuthOptions = { db: Database; secret: string; publicUrl: string }

const day = 86_400

/** Our own name for the client's address: better-auth would believe any X-Forwarded-For. */
export const clientIpHeader = 'x-nexa-client-ip'

/** better-auth on our own tables. Its HTTP routes are not mounted: ours call it. */
export const createLocalAuth = ({ db, secret, publicUrl }: LocalAuthOptions) =>
  betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { users, sessions, accounts, verifications },
      transaction: true,
    }),
    user: { modelName: 'users', fields: { image: 'avatarUrl' } },
    session: { modelName: 'sessions', expiresIn: 30 * day, updateAge: day },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      password: {
        // OWASP's second recommendation: 19 MiB, 2 passes.
        hash: (password) =>
          Bun.password.hash(password, { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 }),
        verify: ({ password, hash }) => Bun.password.verify(password, hash),
      },
    },
    // A token read from the database opens nothing without the secret's signature on it.
    plugins: [bearer({ requireSignature: true })],
    advanced: {
      cookiePrefix: 'nexa',
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
      useSecureCookies: publicUrl.startsWith('https:'),
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
