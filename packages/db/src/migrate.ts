import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const migrationsFolder = path.join(import.meta.dir, '..', 'drizzle')
const oldestVersion = 15
/** Any number, the same in every instance that starts on this database. */
const lockKey = 3_001_776_401

export class UnsupportedDatabase extends Error {}

/** Applies the missing migrations. Instances that start at once wait for each other. */
export async function migrateDatabase(url: string): Promise<void> {
  await connected(url, async (client) => {
    await refuseOldServer(client)
    // The migrator alone fails when three start together. The lock is a transaction's, on a connection of its
    // own: behind a pooler a session's lock would stay with a connection that others get next.
    await connected(url, async (holder) => {
      await holder.query('begin; set local idle_in_transaction_session_timeout = 0')
      await holder.query('select pg_advisory_xact_lock($1)', [lockKey])
      await migrate(drizzle(client), { migrationsFolder })
      await holder.query('commit')
    })
  })
}

async function connected(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'nexa-migrate' })
  // Without a listener, a connection that breaks between two statements would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}

async function refuseOldServer(client: pg.Client) {
  const { rows } = await client.query<{ version: string; number: number }>(
    "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
  )
  const [server] = rows
  if (!server || server.number < oldestVersion * 10_000) {
    const found = server?.version ?? 'an unknown version'
    throw new UnsupportedDatabase(
      `Nexa needs PostgreSQL ${oldestVersion} or newer; DATABASE_URL leads to ${found}.`,
    )
  }
}
