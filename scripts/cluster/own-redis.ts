import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawnWatched, type WatchedProcess } from '@nexa/db/embedded/watched-process'
import { freePort } from './free-port'

const restartMs = 500

export type OwnRedis = { url: string; stop: () => Promise<void> }

/** Asked for before anything is started. */
export function findRedisServer(): string {
  const program = Bun.which('redis-server')
  if (program) return program
  throw new Error(
    'Instances hear of each other over Redis: install redis-server, or set REDIS_URL.',
  )
}

/** A Redis for this cluster alone, which ends with this process, however that ends. It keeps nothing. */
export async function startRedis(
  program: string,
  dataDir: string,
  say: (text: string) => void,
): Promise<OwnRedis> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const logFile = path.join(dataDir, 'redis.log')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-redis-'))
  const port = await freePort()
  const settings = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
  let isStopping = false
  let running: WatchedProcess

  const start = () => {
    running = spawnWatched([program, '--port', String(port), ...settings], { logFile, folder })
    const { exited } = running
    void exited.then(async () => {
      if (isStopping) return
      say('Redis ended: it is started again')
      await Bun.sleep(restartMs)
      if (!isStopping) start()
    })
    return running
  }
  const first = start()
  while (!readFileSync(logFile, 'utf8').includes('Ready to accept connections')) {
    if (!first.isRunning()) throw new Error(`Redis did not start: ${readFileSync(logFile, 'utf8')}`)
    await Bun.sleep(20)
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      isStopping = true
      running.kill('SIGINT')
      await running.exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
