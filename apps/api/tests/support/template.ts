import { migrateDatabase } from '@nexa/db/migrate'
import pg from 'pg'

const templateName = 'nexa_template'

/** Every test file gets a copy of this database: migrated, and with the cast signed up. */
export async function makeTemplate(serverUrl: string): Promise<string> {
  await onServer(serverUrl, async (client) => {
    await client.query(`drop database if exists ${templateName} with (force)`)
    await client.query(`create database ${templateName}`)
  })
  const url = databaseUrl(serverUrl, templateName)
  await migrateDatabase(url)
  return url
}

/** A new database of its own for a test file. */
export async function cloneTemplate(serverUrl: string): Promise<string> {
  const name = `nexa_${crypto.randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, (client) =>
    client.query(`create database ${name} template ${templateName}`),
  )
  return databaseUrl(serverUrl, name)
}

export async function dropDatabase(url: string): Promise<void> {
  const { pathname } = new URL(url)
  await onServer(databaseUrl(url, 'postgres'), (client) =>
    client.query(`drop database if exists ${pathname.slice(1)} with (force)`),
  )
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
