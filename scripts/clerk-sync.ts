// Brings users, organizations and memberships in line with Clerk: `npm run clerk:sync`.
import { migrateDatabase } from '@nexa/db/migrate'
import { readConfig } from '../apps/api/src/config'
import { attachDatabase } from './database/attach-database'
import { withServer } from './database/with-server'
import { exitAfter } from './exit-after'

async function main(): Promise<void> {
  const config = readConfig()
  if (!config.clerk) {
    throw new Error('Clerk is not set up here: set CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY.')
  }
  const database = await attachDatabase(config)
  try {
    console.log(`Using ${database.where}`)
    await migrateDatabase(database.url)
    const report = await withServer(database.url, config, async ({ syncClerk }) => syncClerk?.())
    if (!report) return
    const { users, organizations, memberships, removed, retried } = report
    console.log(
      `Clerk has ${users} users, ${organizations} organizations and ${memberships} memberships.`,
    )
    console.log(`Gone there and now here: ${removed}. Changes sent again to Clerk: ${retried}.`)
  } finally {
    await database.stop()
  }
}

exitAfter(main)
