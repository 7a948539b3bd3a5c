import path from 'node:path'
import { type DataDirLock, lockDataDir } from '@nexa/db/data-dir-lock'
import { startEmbeddedPostgres } from '@nexa/db/embedded'
import type { Config } from './config'

/** The database this process runs on. */
export type RunningDatabase = {
  url: string
  isEmbedded: boolean
  /** Resolves when an embedded database ended by itself. */
  ended: Promise<void>
  /** Tells a second start on the same folder where this one answers. */
  describe: (holder: { url: string }) => void
  stop: () => Promise<void>
}

/** The one of DATABASE_URL, else our own in the data folder. */
export async function startDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
): Promise<RunningDatabase> {
  if (config.databaseUrl) {
    return {
      url: config.databaseUrl,
      isEmbedded: false,
      ended: new Promise(() => {}),
      describe: () => {},
      stop: async () => {},
    }
  }
  const lock = lockDataDir(config.dataDir)
  return startEmbedded(config.dataDir, lock).catch((error: unknown) => {
    lock.release()
    throw error
  })
}

async function startEmbedded(dataDir: string, lock: DataDirLock): Promise<RunningDatabase> {
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres') })
  return {
    url: postgres.url,
    isEmbedded: true,
    ended: postgres.exited,
    describe: lock.describe,
    async stop() {
      await postgres.stop()
      lock.release()
    },
  }
}
