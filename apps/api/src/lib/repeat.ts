export type Repeated = { stop: () => Promise<void> }

/** Runs a task now and then again and again, never twice at once. `stop` tells it and waits for its end. */
export function repeat(everyMs: number, task: (stopped: AbortSignal) => Promise<void>): Repeated {
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  const run = () => {
    running ??= task(stopping.signal).finally(() => {
      running = null
    })
  }
  const timer = setInterval(run, everyMs)
  run()
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}
