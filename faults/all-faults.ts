import type { Fault } from './fault'
import { frozenInstance, longFrozenInstance } from './faults/frozen-instance'
import { fullDisk } from './faults/full-disk'
import { killBeforePublish } from './faults/kill-before-publish'
import { killInstance } from './faults/kill-instance'
import { killPostgres } from './faults/kill-postgres'
import { redisAbsent, redisHung, redisRestarted, redisStopped } from './faults/redis-away'
import { rollingRestart } from './faults/rolling-restart'
import { silentSocket } from './faults/silent-socket'
import { publishesDoubled, publishesDropped, publishesSwapped } from './faults/tampered-publishes'
import { thousandSockets } from './faults/thousand-sockets'
import { throughPgBouncer } from './faults/through-pg-bouncer'

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
  frozenInstance,
  longFrozenInstance,
  throughPgBouncer,
  rollingRestart,
  thousandSockets,
  silentSocket,
  fullDisk,
]
