import path from 'node:path'
import { closeDatabase, openDatabase } from '@nexa/db/client'
import { createApp } from './app'
import { createAccessChannel } from './bus/access-channel'
import { openBus } from './bus/open-bus'
import type { PresenceStoreTimes } from './bus/redis-presence'
import type { ClerkSettings } from './clerk/clerk-settings'
import { createClerkDirectory } from './clerk/create-clerk-directory'
import type { Config } from './config'
import { createApiTokens } from './identity/api-tokens'
import { createIdentities } from './identity/identities'
import type { Identity } from './identity/identity'
import { openPeople } from './identity/open-people'
import type { JobTimes } from './jobs/create-job-queue'
import { startJobs } from './jobs/start-jobs'
import { allowedOrigins } from './lib/allowed-origins'
import { createKeptAnswers } from './lib/kept-answers'
import type { Log } from './lib/log'
import { createMetrics } from './lib/metrics'
import { listen } from './listen'
import type { MailSettings } from './mail/mailer'
import { createHub } from './realtime/hub'
import { createPresence } from './realtime/presence'
import type { PresenceTimes } from './realtime/presence-room'
import { maxSocketsBy } from './realtime/socket-counts'
import { createSockets, type SocketTimes } from './realtime/sockets'
import { type Publish, publishTo } from './realtime/topics'
import { hasAccounts } from './services/check-database'
import { type SyncReport, syncClerk } from './services/clerk/sync-clerk'
import { createMemberships } from './services/memberships'
import { accountScope, type StreamHead } from './services/scope'
import type { SignInChange } from './services/sign-in/sign-in-change'
import { countWaitingWrites } from './services/write-queue'
import { openFiles } from './storage/open-files'
import { sweepIncoming } from './storage/sweep-incoming'

export type ServerOptions = {
  config: Pick<
    Config,
    | 'host'
    | 'corsOrigins'
    | 'trustedProxies'
    | 'rateLimits'
    | 'databasePoolSize'
    | 'answerCacheBytes'
    | 'files'
  >
  port: number
  publicUrl: string
  databaseUrl: string
  authSecret: string
  log: Log
  mail: MailSettings | null
  /** null: people have local accounts. */
  clerk: ClerkSettings | null
  /** null: there is no other instance. */
  redisUrl: string | null
  /** For tests: how often jobs are looked for and tried again. */
  jobTimes?: JobTimes
  /** For tests: how long a socket waits for things. */
  socketTimes?: Partial<SocketTimes>
  /** For tests: how long presence takes to notice things. */
  presenceTimes?: Partial<PresenceTimes & PresenceStoreTimes>
  /** For tests: another build of the web application. */
  webFolder?: string
}

export type NexaServer = {
  port: number
  hasAccounts: () => Promise<boolean>
  /** null without Clerk. */
  syncClerk: (() => Promise<SyncReport>) | null
  stop: () => Promise<void>
}

const drainMs = 8_000
const builtWeb = path.join(import.meta.dir, '../../web/dist')

/** One API instance on a migrated database. */
export function startServer(options: ServerOptions): NexaServer {
  const { config, log, publicUrl, authSecret: secret } = options
  const db = openDatabase({
    url: options.databaseUrl,
    poolSize: config.databasePoolSize,
    onIdleError: (error) => log.warn({ err: error }, 'The database dropped a connection'),
  })
  const onEnded = (changed: SignInChange) => access.announce(changed)
  const apiTokens = createApiTokens({ db, log, onEnded })
  const isAllowedOrigin = allowedOrigins(publicUrl, config.corsOrigins)
  const files = openFiles(config.files, log)
  const metrics = createMetrics({
    openSockets: () => sockets.count(),
    openRooms: () => hub.countRooms(),
    waitingWrites: countWaitingWrites,
    pool: () => db.$client,
  })
  const { redisUrl, presenceTimes } = options
  const { bus, presenceStore, redis } = openBus({ redisUrl, log, times: presenceTimes })
  const toTopics = publishTo((topic, text) => server.publish(topic, text))
  const publish: Publish = (frame) => {
    if ('seq' in frame) metrics.eventSent()
    toTopics(frame)
  }
  const hub = createHub({ db, bus, log, publish })
  const onCommitted = (heads: StreamHead[]) => {
    hub.onCommitted(heads)
    for (const { room } of heads) {
      const [kind, id = ''] = room.split(':')
      if (kind === 'workspace') access.announce({ workspaceId: id })
    }
  }
  const memberships = createMemberships()
  const presence = createPresence({ store: presenceStore, publish, times: presenceTimes })

  const links = { publicUrl, secret }
  const { databaseUrl, mail, jobTimes: times } = options
  const { clerk: settings } = options
  const clerkParts = settings && {
    directory: createClerkDirectory(settings),
    roles: settings.roles,
    onChanged: onEnded,
  }
  const jobOptions = { db, onCommitted, memberships, files, databaseUrl, links, mail, log, times }
  const jobs = startJobs({ ...jobOptions, clerk: clerkParts })
  const base = { db, onCommitted, jobs, memberships }
  const clerk = clerkParts && { base: { ...base, ...clerkParts }, settings }
  const pages = [new URL(publicUrl).origin, ...config.corsOrigins]
  const peopleOptions = { base, clerk, pages, secret, publicUrl, onEnded, log }
  const { people, accounts } = openPeople(peopleOptions)
  const identities = createIdentities({ people, apiTokens })
  const signedInBy = (identity: Identity | null) =>
    identity && { account: accountScope(base, identity.actor), expiresAt: identity.expiresAt }
  const identify = async (token: string) => signedInBy(await identities.identifyToken(token))
  const identifyRequest = async (headers: Headers) => {
    const { identity, isCookie } = await identities.identify(headers)
    return { signedIn: signedInBy(identity), isCookie }
  }
  const sockets = createSockets({
    db,
    hub,
    presence,
    log,
    times: options.socketTimes,
    isAllowedOrigin,
    identify,
    identifyRequest,
    listLive: identities.listLive,
    trustedProxies: config.trustedProxies,
    maxSockets: maxSocketsBy(config.rateLimits),
  })
  const access = createAccessChannel({
    bus,
    onChange(changed) {
      if ('workspaceId' in changed) {
        memberships.forget(changed)
        return
      }
      identities.forget(changed)
      sockets.onSignInChange(changed)
    },
  })
  const app = createApp({
    ...base,
    accounts,
    clerk: clerk && { base: clerk.base, ...clerk.settings },
    apiTokens,
    identities,
    files,
    isRedisReachable: redis && bus.isConnected,
    log,
    metrics,
    isAllowedOrigin,
    invitationLinks: links,
    rateLimits: config.rateLimits,
    redis,
    trustedProxies: config.trustedProxies,
    webFolder: options.webFolder ?? builtWeb,
    kept: createKeptAnswers(config.answerCacheBytes),
  })
  const server = listen({
    port: options.port,
    host: config.host,
    websocket: sockets.handler,
    upgrade: sockets.upgrade,
    answer: (request, peerAddress) => app.fetch(request, { peerAddress }),
  })
  const incomingSweep = sweepIncoming(files.incomingFolder, log)

  return {
    port: server.port,
    hasAccounts: () => hasAccounts(db),
    syncClerk: clerk && (() => syncClerk(clerk.base)),
    async stop() {
      const left = presence.stop()
      hub.stop()
      sockets.stop()
      incomingSweep.stop()
      // Requests in flight are answered and jobs finished; nothing new is taken from here on.
      await Promise.race([Promise.all([server.drain(), jobs.rest()]), Bun.sleep(drainMs)])
      await server.close()
      await jobs.stop()
      await left
      await bus.stop()
      await closeDatabase(db)
    },
  }
}
