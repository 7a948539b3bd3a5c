import { migrateDatabase } from '@nexa/db/migrate'
import { z } from 'zod'
import type { Config } from '../../apps/api/src/config'
import { listRows } from '../database/list-rows'
import { withServer } from '../database/with-server'
import { connectTo } from '../demo/connect-to'
import { demoPassword } from '../demo/demo-password'
import { explain } from '../demo/refusals'
import { people } from './people'
import { seedTeam, workspaceName } from './seed-team'

/** Fills an empty database with a workspace to look at, through an API of its own on that database. */
export async function seedDatabase(url: string, config: Config): Promise<string> {
  await migrateDatabase(url)
  await refuseOtherData(url)
  const before = await countActivity(url)
  // The demo people sign in with passwords, whoever else has accounts here.
  await withServer(url, { ...config, clerk: null }, ({ port }) =>
    seedTeam(connectTo(`http://127.0.0.1:${port}`)).catch(explain),
  )
  const isNew = (await countActivity(url)) > before
  return [
    isNew ? `The workspace "${workspaceName}" is ready.` : 'The demo workspace is there already.',
    `Sign in with the password ${demoPassword} as`,
    ...people.map(({ name, email }) => `  ${email}  (${name})`),
    'This password is public: keep a server with these accounts to yourself.',
  ].join('\n')
}

/** Accounts whose password everybody knows have no place beside real data. */
async function refuseOtherData(url: string): Promise<void> {
  const accounts = await listRows(url, 'select email from users', z.object({ email: z.string() }))
  const own = new Set(people.map(({ email }) => email))
  const others = accounts.filter(({ email }) => !own.has(email)).length
  if (others === 0) return
  throw new Error(
    `This database holds accounts of other people (${others}): the demo workspace is for an empty one. Set NEXA_DATA_DIR to a new folder, or DATABASE_URL to an empty database.`,
  )
}

async function countActivity(url: string): Promise<number> {
  const row = z.object({ count: z.number() })
  const [found] = await listRows(url, 'select count(*) as count from activity_logs', row)
  return found?.count ?? 0
}
