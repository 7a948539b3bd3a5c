// Commands on the database that `npm start` uses: `database.ts migrate | push | studio | seed`.
import { migrateDatabase } from '@nexa/db/migrate'
import { type Config, readConfig } from '../apps/api/src/config'
import { attachDatabase } from './database/attach-database'
import { pushSchema } from './database/push-schema'
import { runDrizzleKit } from './database/run-drizzle-kit'
import { exitAfter } from './exit-after'
import { seedDatabase } from './seed/seed-database'

type Command = (url: string, config: Config, words: string[]) => Promise<string>

const commands = new Map<string, Command>([
  [
    'migrate',
    async (url) => {
      await migrateDatabase(url)
      return 'All migrations are applied.'
    },
  ],
  ['push', (url, _, words) => pushSchema(url, words)],
  [
    'studio',
    async (url, _, words) => {
      await runDrizzleKit(url, ['studio', ...words])
      return 'The studio is closed.'
    },
  ],
  ['seed', (url, config) => seedDatabase(url, config)],
])

async function main(): Promise<void> {
  const [name = '', ...words] = process.argv.slice(2)
  const command = commands.get(name)
  if (!command) throw new Error(`Expected one of ${[...commands.keys()].join(', ')}`)
  const config = readConfig()
  const database = await attachDatabase(config)
  try {
    console.log(`Using ${database.where}`)
    console.log(await command(database.url, config, words))
  } finally {
    await database.stop()
  }
}

exitAfter(main)
