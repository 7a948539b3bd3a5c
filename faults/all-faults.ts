import type { Fault } from './fault'
import { killBeforePublish } from './faults/kill-before-publish'
import { killInstance } from './faults/kill-instance'
import { killPostgres } from './faults/kill-postgres'
import { redisAbsent, redisHung, redisRestarted, redisStopped } from './faults/redis-away'
import { rollingRestart } from './faults/rolling-restart'
import { publishesDoubled, publishesDropped, publishesSwapped } from './faults/tampered-publishes'

export const allFaults: readonly Fault[] = [
  killInstance,
  killBeforePublish,
  killPostgres,
  redisStopped,
  redisHung,
  redisRestarted,
  redisAbsent,
  publishesDropped,
  publishesDoubled,
  publishesSwapped,
  rollingRestart,
]
