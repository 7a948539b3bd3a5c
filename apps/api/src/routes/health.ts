import type { Health } from '@nexa/shared/health'
import { healthOperations } from '@nexa/shared/health-operations'
import manifest from '../../package.json'
import { Unavailable } from '../lib/errors'
import { publicEndpoint } from './endpoint'

const alive = (): Health => ({
  status: 'ok',
  version: manifest.version,
  uptimeSeconds: Math.floor(process.uptime()),
})

type Check = () => Promise<boolean>
type Checks = {
  isDatabaseReachable: Check
  isStorageReachable: Check
  /** null: there is none to reach. */
  isRedisReachable: Check | null
}

/** live: the process answers. ready: it can do its work; a load balancer asks this one. */
export const healthRoutes = (checks: Checks) => [
  publicEndpoint(healthOperations.getHealth, async () => alive()),
  publicEndpoint(healthOperations.getLiveness, async () => alive()),
  publicEndpoint(healthOperations.getReadiness, async () => {
    const [isReady, hasStorage, hasRedis] = await Promise.all([
      checks.isDatabaseReachable(),
      checks.isStorageReachable(),
      checks.isRedisReachable?.(),
    ])
    const status = stateOf(isReady)
    const redis = hasRedis === undefined ? ('off' as const) : stateOf(hasRedis)
    // Without files or Redis Nexa still does most of its work: taking it out of service would help nobody.
    const states = { database: status, storage: stateOf(hasStorage), redis }
    if (!isReady) throw new Unavailable('The database cannot be reached', 2, { checks: states })
    return { ...alive(), status, checks: states }
  }),
]

const stateOf = (isFine: boolean): Health['status'] => (isFine ? 'ok' : 'unavailable')
