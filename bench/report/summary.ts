import type { Figures } from '../load/measure-load'
import type { Measurement } from '../measure-rows'
import { medianOrNull } from './median'

/** Medians of all rounds. */
export type Line = {
  row: string
  connections: number
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  cpuMs: number | null
  postgresCpuMs: number | null
  limitPerSecond: number | null
  /** Of each round's two figures: both met the same machine. */
  ofLimit: number | null
  /** In all rounds. */
  failed: number
}

export function summarize(measurements: readonly Measurement[]): Line[] {
  const byLoad = Map.groupBy(measurements, ({ row, connections }) => `${row} ${connections}`)
  return [...byLoad.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const nexa = (figure: (one: Figures) => number | null) =>
      medianOrNull(same.map((one) => figure(one.nexa)))
    const limits = same.map(({ limit }) => limit?.requestsPerSecond ?? null)
    return [
      {
        row: first.row,
        connections: first.connections,
        requestsPerSecond: nexa((one) => one.requestsPerSecond) ?? 0,
        p50Ms: nexa((one) => one.p50Ms) ?? 0,
        p99Ms: nexa((one) => one.p99Ms) ?? 0,
        cpuMs: nexa((one) => one.cpuMs),
        postgresCpuMs: nexa((one) => one.postgresCpuMs),
        limitPerSecond: medianOrNull(limits),
        ofLimit: medianOrNull(
          same.map((one) =>
            one.limit ? one.nexa.requestsPerSecond / one.limit.requestsPerSecond : null,
          ),
        ),
        failed: same.reduce((sum, one) => sum + one.nexa.failed + (one.limit?.failed ?? 0), 0),
      },
    ]
  })
}
