import { afterAll, beforeAll } from 'bun:test'
import os from 'node:os'
import path from 'node:path'
import { createLog } from '../../src/lib/log'
import type { RateLimits } from '../../src/middleware/rate-limit'
import { type NexaServer, type ServerOptions, startServer } from '../../src/server'
import { castOf, type Team } from './cast'
import { cloneTemplate, dropDatabase } from './template'

export const testSecret = 'a secret that only the tests know'
const unlimited = { anonymous: 0, user: 0, workspace: 0 }

/** Where this run's PostgreSQL is: scripts/test.ts started it. */
export function serverUrl(): string {
  const url = process.env.NEXA_TEST_DATABASE_URL
  if (!url) throw new Error('Run the tests with "npm test"')
  return url
}

type Config = ServerOptions['config']
export type OtherOptions = Partial<Omit<ServerOptions, 'config'>> & { config?: Partial<Config> }

/** In the run's own folder, which scripts/test.ts removes. */
export const newFolder = () =>
  path.join(process.env.NEXA_TEST_FOLDER ?? os.tmpdir(), crypto.randomUUID())

export function startTestServer(
  databaseUrl: string,
  rateLimits: RateLimits = unlimited,
  { config, ...others }: OtherOptions = {},
): NexaServer {
  return startServer({
    config: {
      host: '127.0.0.1',
      corsOrigins: [],
      trustedProxies: 0,
      rateLimits,
      databasePoolSize: 10,
      answerCacheBytes: 33_554_432,
      files: { folder: newFolder(), maxUploadBytes: 52_428_800, s3: null },
      ...config,
    },
    port: 0,
    publicUrl: 'http://localhost:3001',
    databaseUrl,
    authSecret: testSecret,
    log: createLog(process.env.LOG_LEVEL ?? 'error'),
    mail: null,
    clerk: null,
    redisUrl: null,
    ...others,
  })
}

type ServerTeam = Team & {
  databaseUrl: string
  stopServer: () => Promise<void>
  /** On the same port and database. */
  startAgain: () => void
}

/** A server on a database of its own for the calling test file, and the people on it. */
export function useTeam(rateLimits?: RateLimits, others?: () => OtherOptions): () => ServerTeam {
  let running: { server: NexaServer; databaseUrl: string } | undefined
  beforeAll(async () => {
    const databaseUrl = await cloneTemplate(serverUrl())
    running = { databaseUrl, server: startTestServer(databaseUrl, rateLimits, others?.()) }
  })
  afterAll(async () => {
    if (!running) return
    await running.server.stop()
    await dropDatabase(running.databaseUrl)
  })
  return () => {
    if (!running) throw new Error('Call this inside of a test')
    const { server, databaseUrl } = running
    const { port } = server
    const startAgain = () => {
      const again = { ...others?.(), port }
      running = { databaseUrl, server: startTestServer(databaseUrl, rateLimits, again) }
    }
    return { ...castOn(server), databaseUrl, stopServer: () => server.stop(), startAgain }
  }
}

/** The people of this run's template on one of several servers. */
export const castOn = ({ port }: NexaServer): Team => castOf(`http://127.0.0.1:${port}`)
