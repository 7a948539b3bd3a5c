import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '@nexa/db/embedded'
import { migrateDatabase } from '@nexa/db/migrate'
import { freePort } from '../cluster/free-port'
import { startInstance } from '../cluster/instance'
import { buildWeb } from '../web/build-web-app'

export type Nexa = { url: string; stop: () => Promise<void> }

/** A server of a script's own with the built page, on a fresh database that goes with it. */
export async function openNexa(): Promise<Nexa> {
  await buildWeb((text) => console.log(text))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-browser-'))
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    ephemeral: true,
  })
  await migrateDatabase(postgres.url)
  const port = await freePort()
  const instance = startInstance({
    name: 'nexa',
    port,
    say: () => {},
    environment: {
      ...process.env,
      DATABASE_URL: postgres.url,
      NEXA_DATA_DIR: folder,
      RATE_LIMIT_ANONYMOUS: '0',
      RATE_LIMIT_USER: '0',
      RATE_LIMIT_WORKSPACE: '0',
      LOG_LEVEL: 'error',
    },
  })
  await instance.ready
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await instance.stop()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
