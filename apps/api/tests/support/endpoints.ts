import { openDatabase } from '@nexa/db/client'
import { type AppDependencies, createApp, endpointsOf } from '../../src/app'
import { createApiTokens } from '../../src/identity/api-tokens'
import { createIdentities } from '../../src/identity/identities'
import { createLocalAccounts } from '../../src/identity/local-accounts'
import { createKeptAnswers } from '../../src/lib/kept-answers'
import { createLog } from '../../src/lib/log'
import { createMetrics } from '../../src/lib/metrics'
import { createMemberships } from '../../src/services/memberships'
import { openFiles } from '../../src/storage/open-files'

/** Enough to list what the app has. Nothing is called on it: no database is needed. */
function idleDependencies(): AppDependencies {
  const db = openDatabase({ url: 'postgres://nowhere', poolSize: 1 })
  const publicUrl = 'http://localhost:3001'
  const secret = 'unused unused unused unused unused'
  const log = createLog('silent')
  const accounts = createLocalAccounts({ db, secret, publicUrl, onEnded: () => {} })
  const apiTokens = createApiTokens({ db, log: createLog('silent'), onEnded: () => {} })
  return {
    db,
    accounts,
    clerk: null,
    apiTokens,
    identities: createIdentities({ people: accounts, apiTokens }),
    files: openFiles({ folder: '/nowhere', maxUploadBytes: 0, s3: null }, log),
    isRedisReachable: null,
    log,
    metrics: createMetrics({
      openSockets: () => 0,
      openRooms: () => 0,
      waitingWrites: () => 0,
      pool: () => db.$client,
    }),
    onCommitted: () => {},
    jobs: { enqueue: async () => {}, wake: () => {} },
    memberships: createMemberships(),
    isAllowedOrigin: () => false,
    invitationLinks: { publicUrl, secret },
    rateLimits: { anonymous: 0, user: 0, workspace: 0 },
    redis: null,
    trustedProxies: 0,
    webFolder: '/nowhere',
    kept: createKeptAnswers(0),
  }
}

/** The operations of the API, from the app's own list. */
export const allEndpoints = () => endpointsOf(idleDependencies())

/** Method and path of each route that the app has, without the middleware. */
export function allRoutes(): string[] {
  const { routes } = createApp(idleDependencies())
  const named = routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(named.map(({ method, path }) => `${method} ${path}`))]
}
