import type { Target } from './proxy'

const everyMs = 500
const timeoutMs = 1_500
/** A busy machine is late now and then: only who is silent all the time is taken for dead. */
const missesOfTheDead = 3

type Watched = { target: Target; misses: number }

/** Asks each instance whether it answers: one that hangs still takes connections. */
export function watchHealth(targets: readonly Target[], onSilent: (target: Target) => void) {
  const watched = targets.map((target): Watched => ({ target, misses: 0 }))

  const ask = async (one: Watched) => {
    const isAlive = await fetch(`http://${one.target.host}:${one.target.port}/health/live`, {
      keepalive: false,
      signal: AbortSignal.timeout(timeoutMs),
    }).then(
      ({ ok }) => ok,
      () => false,
    )
    one.misses = isAlive ? 0 : one.misses + 1
    if (one.misses === missesOfTheDead) onSilent(one.target)
  }
  const timers = watched.map((one) => {
    let isAsking = false
    return setInterval(async () => {
      if (isAsking) return
      isAsking = true
      await ask(one)
      isAsking = false
    }, everyMs)
  })
  return {
    isHealthy: (target: Target) =>
      (watched.find((one) => one.target === target)?.misses ?? 0) < missesOfTheDead,
    stop: () => timers.forEach(clearInterval),
  }
}
