import { metricsOperations } from '@nexa/shared/metrics-operations'
import type { Metrics } from '../lib/metrics'
import { publicEndpoint } from './endpoint'

export const metricsRoutes = (metrics: Metrics) => [
  publicEndpoint(metricsOperations.getMetrics, async ({ c }) =>
    c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  ),
]
