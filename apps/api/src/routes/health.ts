import type { Health } from '@nexa/shared/health'
import { healthOperations } from '@nexa/shared/health-operations'
import manifest from '../../package.json'
import { publicEndpoint } from './endpoint'

const alive = (): Health => ({
  status: 'ok',
  version: manifest.version,
  uptimeSeconds: Math.floor(process.uptime()),
})

/** live: the process answers. ready: it can do its work; a load balancer asks this one. */
export const healthRoutes = (isDatabaseReachable: () => Promise<boolean>) => [
  publicEndpoint(healthOperations.getHealth, async () => alive()),
  publicEndpoint(healthOperations.getLiveness, async () => alive()),
  publicEndpoint(healthOperations.getReadiness, async ({ c }) => {
    const isReady = await isDatabaseReachable()
    const status = isReady ? 'ok' : 'unavailable'
    const data: Health = { ...alive(), status, checks: { database: status } }
    return isReady ? data : c.json({ success: true, data }, 503)
  }),
]
