import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Redis } from 'ioredis'
import { clerkOriginOf } from './clerk/clerk-origin'
import type { ApiTokens } from './identity/api-tokens'
import type { Identities } from './identity/identities'
import type { LocalAccounts } from './identity/local-accounts'
import type { AllowedOrigins } from './lib/allowed-origins'
import type { KeptAnswers } from './lib/kept-answers'
import type { Log } from './lib/log'
import type { Metrics } from './lib/metrics'
import { authenticate } from './middleware/auth'
import { answerError } from './middleware/error'
import { logRequests } from './middleware/log-requests'
import { limitRequests, limitWorkspace, type RateLimits } from './middleware/rate-limit'
import { requestId } from './middleware/request-id'
import { securityHeaders } from './middleware/security-headers'
import { activityRoutes } from './routes/activity'
import { apiTokenRoutes } from './routes/api-tokens'
import { attachmentRoutes } from './routes/attachments'
import { authRoutes } from './routes/auth'
import { type ClerkRouteOptions, clerkRoutes } from './routes/clerk'
import { commentRoutes } from './routes/comments'
import { dashboardRoutes } from './routes/dashboard'
import { dependencyRoutes } from './routes/dependencies'
import { documentationRoutes } from './routes/documentation'
import type { Endpoint } from './routes/endpoint'
import { healthRoutes } from './routes/health'
import { memberRoutes } from './routes/members'
import { metricsRoutes } from './routes/metrics'
import { projectRoutes } from './routes/projects'
import { searchRoutes } from './routes/search'
import { statusRoutes } from './routes/statuses'
import { taskRoutes } from './routes/tasks'
import { watcherRoutes } from './routes/watchers'
import { webApp } from './routes/web-app'
import { workspaceRoutes } from './routes/workspaces'
import { storageCheck } from './services/attachment/storage-check'
import { isDatabaseReachable } from './services/check-database'
import type { InvitationLinks } from './services/member/invitation-token'
import type { ScopeBase } from './services/scope'
import type { Files } from './storage/open-files'
import type { AppEnv } from './types/context'

/** Built by `npm run build`. */

export type AppDependencies = ScopeBase & {
  /** null: people sign in with Clerk. */
  accounts: LocalAccounts | null
  clerk: ClerkRouteOptions
  apiTokens: ApiTokens
  identities: Identities
  files: Files
  /** null: this instance is told of no Redis. */
  isRedisReachable: (() => Promise<boolean>) | null
  log: Log
  metrics: Metrics
  isAllowedOrigin: AllowedOrigins
  invitationLinks: InvitationLinks
  rateLimits: RateLimits
  /** What all instances count requests in; null: this is the only one. */
  redis: Redis | null
  trustedProxies: number
  kept: KeptAnswers
  /** Where the built web application lies. */
  webFolder: string
}

/** Every operation of the API. */
export const endpointsOf = ({
  db,
  accounts,
  onCommitted,
  jobs,
  memberships,
  ...deps
}: AppDependencies): Endpoint[] => [
  ...healthRoutes({
    isDatabaseReachable: () => isDatabaseReachable(db),
    isStorageReachable: storageCheck(deps.files),
    isRedisReachable: deps.isRedisReachable,
  }),
  ...metricsRoutes(deps.metrics),
  ...authRoutes({
    db,
    accounts,
    onCommitted,
    jobs,
    memberships,
    isRateLimited: deps.rateLimits.anonymous > 0,
    redis: deps.redis,
  }),
  ...clerkRoutes(deps.clerk),
  ...apiTokenRoutes(deps.apiTokens),
  ...workspaceRoutes({ hasClerk: deps.clerk !== null }),
  ...memberRoutes({ db, links: deps.invitationLinks }),
  ...projectRoutes(deps.kept),
  ...statusRoutes,
  // Before the tasks: /api/tasks/recent is no task's id.
  ...dashboardRoutes(deps.kept),
  ...taskRoutes(deps.kept),
  ...commentRoutes,
  ...attachmentRoutes(deps.files),
  ...dependencyRoutes,
  ...watcherRoutes,
  ...activityRoutes,
  ...searchRoutes,
]

export function createApp(deps: AppDependencies): Hono<AppEnv> {
  const { isAllowedOrigin, rateLimits, redis } = deps
  const app = new Hono<AppEnv>()
  app.onError(answerError(deps.log))
  app.notFound(webApp(deps.webFolder))
  app.use(requestId(deps.trustedProxies))
  app.use(logRequests(deps.log, deps.metrics))
  const clerkOrigin = deps.clerk && clerkOriginOf(deps.clerk.publishableKey)
  app.use(securityHeaders({ clerkOrigin, filesOrigin: deps.files.storage.origin }))
  app.use(
    cors({
      origin: (origin, c) => (isAllowedOrigin(origin, c.req.url) ? origin : null),
      credentials: true,
      exposeHeaders: [
        'X-Request-Id',
        'X-RateLimit-Limit',
        'X-RateLimit-Remaining',
        'X-RateLimit-Reset',
        'Retry-After',
        'ETag',
      ],
      maxAge: 600,
    }),
  )
  app.use('/api/*', authenticate(deps))
  app.use('/api/*', limitRequests(rateLimits, redis))
  const workspaceLimit = limitWorkspace(rateLimits.workspace, redis)
  for (const endpoint of endpointsOf(deps)) endpoint.mount(app, workspaceLimit)
  app.route('/', documentationRoutes())
  return app
}
