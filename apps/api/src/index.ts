import { migrateDatabase } from '@nexa/db/migrate'
import { type Config, readConfig } from './config'
import { type RunningDatabase, startDatabase } from './database'
import { keptAuthSecret } from './lib/auth-secret'
import { choosePort } from './lib/choose-port'
import { createLog } from './lib/log'
import { startMessage } from './lib/start-message'
import { startServer } from './server'

/** A supervisor would kill us at 10 s: leave before, with what is done by then. */
const stopDeadlineMs = 9_500

async function main(): Promise<void> {
  const config = readConfig()
  const database = await startDatabase(config)
  await serve(config, database).catch(async (error: unknown) => {
    await database.stop()
    throw error
  })
}

async function serve(config: Config, database: RunningDatabase): Promise<void> {
  const log = createLog(config.logLevel)
  await migrateDatabase(database.url)
  const port = await choosePort(config.port, config.host)
  const url = config.publicUrl ?? `http://localhost:${port}`
  const server = startServer({
    config,
    port,
    publicUrl: url,
    databaseUrl: database.url,
    authSecret: config.authSecret ?? keptAuthSecret(config.dataDir),
    log,
    mail: config.mail,
    clerk: config.clerk,
    redisUrl: config.redisUrl,
  })
  database.describe({ url })
  const { dataDir } = config
  const { isEmbedded } = database
  const hasAccounts = await server.hasAccounts()
  console.log(startMessage({ url, dataDir, isEmbedded, hasAccounts }))

  let isStopping = false
  const stop = async (exitCode: number) => {
    // A terminal's Ctrl-C reaches us twice: from the terminal and from our parent process.
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), stopDeadlineMs).unref()
    await server.stop()
    await database.stop()
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(0))
  }
  // The channel to the parent closes when it is killed: nobody could stop us any more.
  process.on('disconnect', () => void stop(0))
  void database.ended.then(() => {
    if (!isStopping) log.fatal('The embedded database ended: stopping. Start Nexa again.')
    return stop(1)
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
