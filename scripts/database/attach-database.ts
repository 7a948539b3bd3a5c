import path from 'node:path'
import { DataDirInUse } from '@nexa/db/data-dir-errors'
import { findRunningPostgres } from '@nexa/db/embedded'
import type { Config } from '../../apps/api/src/config'
import { startDatabase } from '../../apps/api/src/database'

export type AttachedDatabase = { url: string; where: string; stop: () => Promise<void> }

/** The database that `npm start` would use, or uses right now. An embedded one started here ends with `stop`. */
export async function attachDatabase(config: Config): Promise<AttachedDatabase> {
  if (config.databaseUrl) {
    return { url: config.databaseUrl, where: 'the database of DATABASE_URL', stop: async () => {} }
  }
  const where = `the embedded database in ${config.dataDir}`
  try {
    const { url, stop } = await startDatabase(config)
    return { url, where, stop }
  } catch (error) {
    if (!(error instanceof DataDirInUse)) throw error
    const url = findRunningPostgres(path.join(config.dataDir, 'postgres'))
    if (!url) throw error
    return { url, where: `${where}, beside the running Nexa`, stop: async () => {} }
  }
}
