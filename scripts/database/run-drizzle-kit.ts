import { createRequire } from 'node:module'
import path from 'node:path'

const schemaFolder = path.join(import.meta.dir, '../../packages/db')

/** Looked up when needed: an installation without development tools has the other commands. Its program is no export. */
function findDrizzleKit(): string {
  const { resolve } = createRequire(path.join(schemaFolder, 'package.json'))
  return path.join(path.dirname(resolve('drizzle-kit')), 'bin.cjs')
}

/** Runs until it ends, or until this process is told to stop. */
export async function runDrizzleKit(databaseUrl: string, words: string[]): Promise<number> {
  const child = Bun.spawn([process.execPath, findDrizzleKit(), ...words], {
    cwd: schemaFolder,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['inherit', 'inherit', 'inherit'],
  })
  const stop = () => child.kill()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // The channel to the parent closes when it is killed: nobody could stop us any more.
  process.on('disconnect', stop)
  return child.exited
}
