import os from 'node:os'
import { $ } from 'bun'
import { loadTool } from '../load/run-load'

export type Machine = {
  processor: string
  cores: number
  memoryGigabytes: number
  system: string
  bun: string
  postgres: string
  loadTool: string
  commit: string
  date: string
  /** Of the last minute, before the first load: what else went on. */
  busyCores: number
}

export async function readMachine(postgres: string): Promise<Machine> {
  const [processor] = os.cpus()
  const commit = await $`git rev-parse --short HEAD`.quiet().nothrow().text()
  return {
    processor: processor?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGigabytes: Math.round(os.totalmem() / 1_000_000_000),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    bun: Bun.version,
    postgres,
    loadTool,
    commit: commit.trim(),
    date: new Date().toISOString().slice(0, 10),
    busyCores: os.loadavg()[0] ?? 0,
  }
}
