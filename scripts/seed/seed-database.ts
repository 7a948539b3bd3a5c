import { migrateDatabase } from '@nexa/db/migrate'
import { z } from 'zod'
import type { Config } from '../../apps/api/src/config'
import { keptAuthSecret } from '../../apps/api/src/lib/auth-secret'
import { createLog } from '../../apps/api/src/lib/log'
import { startServer } from '../../apps/api/src/server'
import { listRows } from '../database/list-rows'
import { type Connect, connectTo } from '../demo/connect-to'
import { demoPassword } from '../demo/demo-password'
import { joinWorkspace } from '../demo/join-workspace'
import { explain } from '../demo/refusals'
import { appProject } from './app-project'
import { people } from './people'
import { seedProject } from './seed-project'
import { websiteProject } from './website-project'

const workspaceName = 'Acme Studio'

/** Fills an empty database with a workspace to look at, through an API of its own on that database. */
export async function seedDatabase(url: string, config: Config): Promise<string> {
  await migrateDatabase(url)
  await refuseOtherData(url)
  const before = await countActivity(url)
  await withServer(url, config, async (connect) => {
    const team = await joinWorkspace(connect, workspaceName, people, demoPassword)
    await Promise.all([websiteProject, appProject].map((project) => seedProject(team, project)))
  })
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

async function withServer(
  databaseUrl: string,
  config: Config,
  use: (connect: Connect) => Promise<void>,
): Promise<void> {
  const server = startServer({
    config: {
      ...config,
      host: '127.0.0.1',
      rateLimits: { anonymous: 0, user: 0, workspace: 0 },
    },
    port: 0,
    publicUrl: config.publicUrl ?? 'http://localhost:3001',
    databaseUrl,
    authSecret: config.authSecret ?? keptAuthSecret(config.dataDir),
    log: createLog('warn'),
    mail: null,
    clerk: null,
  })
  try {
    await use(connectTo(`http://127.0.0.1:${server.port}`)).catch(explain)
  } finally {
    await server.stop()
  }
}
