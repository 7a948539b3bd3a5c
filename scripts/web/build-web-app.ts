import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Glob } from 'bun'

const repository = path.join(import.meta.dir, '../..')
const app = path.join(repository, 'apps/web')
const built = path.join(app, 'dist')
const stampFile = 'built-from.txt'
const sources = new Glob(
  '{apps/web/{src,public}/**/*,apps/web/{index.html,vite.config.ts,package.json},packages/{client,shared}/src/**/*.ts}',
)

/** Builds the web application unless that was done for these sources. */
export async function buildWeb(say: (text: string) => void): Promise<void> {
  const stamp = stampOf()
  if (stampIn(built) === stamp) return
  say('Building the web application: this is done once, and takes some seconds.')
  const fresh = `${built}-${process.pid}`
  const child = Bun.spawn(
    [
      process.execPath,
      viteProgram(),
      'build',
      '--outDir',
      fresh,
      '--emptyOutDir',
      '--logLevel=warn',
    ],
    {
      cwd: app,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if ((await child.exited) !== 0) throw new Error('The web application could not be built')
  writeFileSync(path.join(fresh, stampFile), stamp)
  rmSync(built, { recursive: true, force: true })
  try {
    renameSync(fresh, built)
  } catch (error) {
    // Two starts at once: the other one's is as good.
    rmSync(fresh, { recursive: true, force: true })
    if (stampIn(built) !== stamp) throw error
  }
}

const viteProgram = () =>
  path.join(path.dirname(Bun.resolveSync('vite/package.json', app)), 'bin/vite.js')

function stampIn(folder: string): string | null {
  const file = path.join(folder, stampFile)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** Of names, sizes and times: reading every file would take longer than the rest of a start. */
function stampOf(): string {
  const hash = createHash('sha256')
  for (const file of [...sources.scanSync(repository)].sort()) {
    const { size, mtimeMs } = statSync(path.join(repository, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
