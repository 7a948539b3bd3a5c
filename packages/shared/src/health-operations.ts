import { health } from './health'
import { operation } from './operation'

export const healthOperations = {
  getHealth: operation({
    summary: 'Whether the server answers',
    access: 'public',
    method: 'get',
    path: '/health',
    answer: health,
  }),
  getLiveness: operation({
    summary: 'Whether the process is alive',
    access: 'public',
    method: 'get',
    path: '/health/live',
    answer: health,
  }),
  getReadiness: operation({
    summary: 'Whether the server can do its work; 503 while it cannot',
    access: 'public',
    method: 'get',
    path: '/health/ready',
    answer: health,
  }),
}
