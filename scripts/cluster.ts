// `npm run dev:cluster`: two API instances on one database and one Redis, behind a proxy on one port.
import { closeDatabase, openDatabase } from '@nexa/db/client'
import { readConfig } from '../apps/api/src/config'
import { startDatabase } from '../apps/api/src/database'
import { keptAuthSecret } from '../apps/api/src/lib/auth-secret'
import { choosePort } from '../apps/api/src/lib/choose-port'
import { startMessage } from '../apps/api/src/lib/start-message'
import { hasAccounts } from '../apps/api/src/services/check-database'
import { freePort } from './cluster/free-port'
import { startInstance } from './cluster/instance'
import { findRedisServer, startRedis } from './cluster/own-redis'
import { startProxy, type Target } from './cluster/proxy'
import { watchHealth } from './cluster/watch-health'

const names = ['api-1', 'api-2']
const say = (text: string) => console.log(text)

const stops: (() => void | Promise<void>)[] = []
let isStopping = false

/** In the reverse order of their starts. */
async function stop(exitCode: number): Promise<void> {
  // A terminal's Ctrl-C reaches us twice: from the terminal and from our parent process.
  if (isStopping) return
  isStopping = true
  for (const one of stops.reverse()) await one()
  process.exit(exitCode)
}

async function main(): Promise<void> {
  const config = readConfig()
  const { host, dataDir } = config
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(0))
  }
  // The channel to the parent closes when it is killed: nobody could stop us any more.
  process.on('disconnect', () => void stop(0))

  const redisProgram = config.redisUrl ? null : findRedisServer()
  const database = await startDatabase(config)
  stops.push(database.stop)
  void database.ended.then(() => {
    if (!isStopping) say('The embedded database ended: stopping. Start Nexa again.')
    return stop(1)
  })
  const redis = redisProgram ? await startRedis(redisProgram, dataDir, say) : null
  if (redis) stops.push(redis.stop)

  const targets: Target[] = []
  for (const _ of names) targets.push({ host: '127.0.0.1', port: await freePort() })
  const port = await choosePort(config.port, host)
  const url = config.publicUrl ?? `http://localhost:${port}`
  const health = watchHealth(targets, (target) => proxy.cut(target))
  stops.push(health.stop)
  const proxy = await startProxy({ port, host, targets, isHealthy: health.isHealthy })
  stops.push(proxy.stop)

  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    REDIS_URL: config.redisUrl ?? redis?.url,
    PUBLIC_URL: url,
    AUTH_SECRET: config.authSecret ?? keptAuthSecret(dataDir),
    NEXA_DATA_DIR: dataDir,
  }
  const instances = targets.map((target, at) =>
    startInstance({ name: names[at] ?? '', port: target.port, environment, say }),
  )
  stops.push(async () => {
    // Nobody new comes, and who is there gets an answer.
    proxy.close()
    await Promise.all(instances.map((one) => one.stop()))
  })
  await Promise.all(instances.map(({ ready }) => ready))
  database.describe({ url })
  say(`Redis is at ${environment.REDIS_URL}`)
  const { isEmbedded } = database
  say(startMessage({ url, dataDir, isEmbedded, hasAccounts: await hasPeople(database.url) }))
}

async function hasPeople(databaseUrl: string): Promise<boolean> {
  const db = openDatabase({ url: databaseUrl, poolSize: 1 })
  try {
    return await hasAccounts(db)
  } finally {
    await closeDatabase(db)
  }
}

main().catch((error: unknown) => {
  if (!isStopping) console.error(error instanceof Error ? error.message : error)
  return stop(1)
})
