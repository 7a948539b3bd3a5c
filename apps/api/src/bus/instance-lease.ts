import type { Redis } from 'ioredis'
import type { Log } from '../lib/log'

type LeaseTimes = { leaseMs: number; renewMs: number }
type LeaseOptions = {
  commands: Redis
  times: LeaseTimes
  log: Log
  /** It is ours from now on: for the first time, or again after others may have taken us for dead. */
  onHeld: () => void
  /** Redis does not answer. */
  onLost: () => void
}

const retryMs = 1_000
const keyOf = (instanceId: string) => `presence:lease:${instanceId}`

export type InstanceLease = ReturnType<typeof holdLease>

/** Says in Redis that this instance lives. Whatever it wrote there counts for as long as it does. */
export function holdLease({ commands, times, log, onHeld, onLost }: LeaseOptions) {
  // Of this start, not of the machine: after a crash the next one is somebody else.
  const instanceId = crypto.randomUUID()
  const { leaseMs, renewMs } = times
  let isHeld = false
  let isStopped = false
  let timer: Timer | undefined

  async function renew(): Promise<void> {
    const isRenewed = (await commands.pexpire(keyOf(instanceId), leaseMs)) === 1
    if (!isRenewed) await commands.set(keyOf(instanceId), '1', 'PX', leaseMs)
    if (isHeld && isRenewed) return
    isHeld = true
    onHeld()
  }

  function lose(error?: unknown): void {
    if (!isHeld) return
    isHeld = false
    log.debug({ err: error }, 'The lease of presence is lost')
    onLost()
  }

  const tryToRenew = () => {
    clearTimeout(timer)
    const again = (ms: number) => {
      clearTimeout(timer)
      if (!isStopped) timer = setTimeout(tryToRenew, ms)
    }
    renew().then(
      () => again(renewMs),
      (error: unknown) => {
        lose(error)
        again(Math.min(renewMs, retryMs))
      },
    )
  }
  const loseConnection = () => lose()
  commands.on('ready', tryToRenew)
  commands.on('close', loseConnection)
  tryToRenew()

  return {
    instanceId,
    isHeld: () => isHeld,

    /** Those of the instances that live. */
    async living(instanceIds: Iterable<string>): Promise<Set<string>> {
      const ids = [...instanceIds]
      // One by one: on a cluster of Redis they lie on different machines.
      const found = await Promise.all(ids.map((id) => commands.exists(keyOf(id))))
      return new Set(ids.filter((_, at) => found[at] === 1))
    },

    async stop(): Promise<void> {
      isStopped = true
      clearTimeout(timer)
      commands.off('ready', tryToRenew)
      commands.off('close', loseConnection)
      isHeld = false
      await commands.del(keyOf(instanceId))
    },
  }
}
