// Runs `bun <args>` with the Bun that is here: this process, the one npm installed, or the one in PATH.
// Plain Node: it is the only program that is sure to exist after `npm ci`.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

function findBun() {
  if (process.versions.bun) return process.execPath
  const require = createRequire(import.meta.url)
  const arch = process.arch === 'arm64' ? 'aarch64' : process.arch
  const isMusl =
    process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
  const libc = isMusl ? '-musl' : ''
  // The platform package is looked up directly: with --ignore-scripts node_modules/.bin/bun is only a stub.
  for (const variant of [libc, `${libc}-baseline`]) {
    try {
      const manifest = require.resolve(
        `@oven/bun-${process.platform}-${arch}${variant}/package.json`,
      )
      const binary = path.join(
        path.dirname(manifest),
        'bin',
        process.platform === 'win32' ? 'bun.exe' : 'bun',
      )
      if (existsSync(binary)) return binary
    } catch {
      // This variant is not installed; the next one may be.
    }
  }
  return 'bun'
}

const child = spawn(findBun(), process.argv.slice(2), { stdio: 'inherit' })
child.on('error', (error) => {
  console.error(`Bun could not be started (${error.message}). Run "npm ci" first.`)
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
