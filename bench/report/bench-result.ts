import type { Measurement } from '../measure-rows'
import type { SocketFigures } from '../measure-sockets'
import type { Machine } from './machine'
import type { Line } from './summary'

/** What a run found; written as JSON. */
export type BenchResult = {
  machine: Machine
  tasks: number
  rounds: number
  seconds: number
  lines: Line[]
  /** Medians; null where there is no /proc. */
  startMs: number
  restMegabytes: number | null
  loadedMegabytes: number | null
  /** null: not measured in this run. */
  sockets: SocketFigures | null
  measurements: Measurement[]
}
