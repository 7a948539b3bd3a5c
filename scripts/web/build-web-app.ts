import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Glob } from 'bun'

const repository = path.join(import.meta.dir, '../..')
/** With a dot, so that nobody is served it. */
const stampFile = '.built-from'
// Bun's globs know no braces within braces.
const sources = [
  'apps/web/{src,public}/**/*',
  'apps/web/{index.html,vite.config.ts,compress-files.ts,package.json}',
  'packages/{client,shared}/src/**/*.ts',
].map((pattern) => new Glob(pattern))

/** Builds the web application of a clone unless that was done for these sources. */
export async function buildWeb(say: (text: string) => void, clone = repository): Promise<void> {
  const app = path.join(clone, 'apps/web')
  const built = path.join(app, 'dist')
  const stamp = stampOf(clone)
  if (stampIn(built) === stamp) return
  say('Building the web application: this is done once, and takes some seconds.')
  const fresh = `${built}-${crypto.randomUUID()}`
  try {
    await runVite(app, fresh)
    writeFileSync(path.join(fresh, stampFile), stamp)
    replace(built, fresh, stamp)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

async function runVite(app: string, into: string): Promise<void> {
  const vite = path.join(path.dirname(Bun.resolveSync('vite/package.json', app)), 'bin/vite.js')
  const words = [vite, 'build', '--outDir', into, '--emptyOutDir', '--logLevel=warn']
  const child = Bun.spawn([process.execPath, ...words], {
    cwd: app,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if ((await child.exited) !== 0) throw new Error('The web application could not be built')
}

/** Two starts at once build twice: the first to end is as good, and may be served already. */
function replace(built: string, fresh: string, stamp: string): void {
  if (stampIn(built) === stamp) return
  rmSync(built, { recursive: true, force: true })
  try {
    renameSync(fresh, built)
  } catch (error) {
    if (stampIn(built) !== stamp) throw error
  }
}

function stampIn(folder: string): string | null {
  const file = path.join(folder, stampFile)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** Of names, sizes and times: reading every file would take longer than the rest of a start. */
function stampOf(clone: string): string {
  const hash = createHash('sha256')
  const files = sources.flatMap((glob) => [...glob.scanSync(clone)])
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(path.join(clone, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
