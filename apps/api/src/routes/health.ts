import { type Health, health } from '@nexa/shared/health'
import manifest from '../../package.json'
import { publicEndpoint } from './endpoint'

const alive = (): Health => ({
  status: 'ok',
  version: manifest.version,
  uptimeSeconds: Math.floor(process.uptime()),
})

/** live: the process answers. ready: it can do its work; a load balancer asks this one. */
export const healthRoutes = (isDatabaseReachable: () => Promise<boolean>) => [
  publicEndpoint({ method: 'get', path: '/health', answer: health, run: async () => alive() }),
  publicEndpoint({ method: 'get', path: '/health/live', answer: health, run: async () => alive() }),
  publicEndpoint({
    method: 'get',
    path: '/health/ready',
    answer: health,
    run: async ({ c }) => {
      const isReady = await isDatabaseReachable()
      const status = isReady ? 'ok' : 'unavailable'
      const data: Health = { ...alive(), status, checks: { database: status } }
      return isReady ? data : c.json({ success: true, data }, 503)
    },
  }),
]
