import type { Fault } from '../fault'

export const rollingRestart: Fault = {
  name: 'rolling-restart',
  about: 'SIGTERM to one instance after the other, as for a new version',
  isShort: true,
  async run({ instances, workload }) {
    const start = performance.now()
    for (const instance of instances) {
      const code = await instance.stop()
      if (code !== 0) throw new Error(`${instance.name} ended with ${code} on SIGTERM`)
      await instance.start()
    }
    const endings = workload.attempts.endings(start)
    for (const ending of endings) {
      // Nobody listens for a moment, or an idle connection closed just as a request left on it.
      if (ending === 'answered' || ending === 'unreachable' || ending === 'lost') continue
      throw new Error(`Requests failed: ${workload.attempts.failures(start)}`)
    }
    return { 'took ms': Math.round(performance.now() - start) }
  },
}
