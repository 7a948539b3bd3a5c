import { operation } from './operation'

export const metricsOperations = {
  getMetrics: operation({
    summary: 'Figures of this instance in the text form of Prometheus',
    access: 'public',
    method: 'get',
    path: '/metrics',
    isDownload: true,
  }),
}
