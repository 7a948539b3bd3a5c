import { cpuMsOf, familyCpuMsOf } from '../server/process-figures'
import type { Load } from './load-request'
import { runLoad } from './run-load'

export type Figures = {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** Of one request, in the process that answers; null where it can't be told. */
  cpuMs: number | null
  postgresCpuMs: number | null
  bytesPerAnswer: number
  failed: number
}

export type Measured = { load: Load; pid: number; postgresPid: number | null }

const warmUpSeconds = 1

/** After a second that is not counted. */
export async function measureLoad({ load, pid, postgresPid }: Measured): Promise<Figures> {
  const warmUp = await runLoad({ ...load, seconds: warmUpSeconds })
  const cpu = () => ({
    own: cpuMsOf(pid),
    postgres: postgresPid === null ? null : familyCpuMsOf(postgresPid),
  })
  const before = cpu()
  const found = await runLoad(load)
  const after = cpu()
  const perRequest = (from: number | null, to: number | null) =>
    from === null || to === null || found.requests === 0 ? null : (to - from) / found.requests
  return {
    requestsPerSecond: found.requests / found.seconds,
    p50Ms: found.p50Ms,
    p99Ms: found.p99Ms,
    cpuMs: perRequest(before.own, after.own),
    postgresCpuMs: perRequest(before.postgres, after.postgres),
    bytesPerAnswer: found.bytesPerAnswer,
    failed: warmUp.failed + found.failed,
  }
}
