import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What a running (or crashed) server noted in its data folder. */
export interface PostmasterPid {
  pid: number
  port: number
  socketFolder: string
  isReady: boolean
}

export const postmasterPidFile = (dataDir: string) => path.join(dataDir, 'postmaster.pid')

/** Null while there is none, and while its first lines are still being written. */
export function readPostmasterPid(dataDir: string): PostmasterPid | null {
  let lines: string[]
  try {
    lines = readFileSync(postmasterPidFile(dataDir), 'utf8').split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  // Lines: pid, data folder, start time, port, socket folder, TCP address, shared memory key, status.
  const [pid = '', , , port = '', socketFolder = '', , , status = ''] = lines
  if (!/^\d+$/.test(pid) || Number(pid) === 0) return null
  return { pid: Number(pid), port: Number(port), socketFolder, isReady: status.trim() === 'ready' }
}
