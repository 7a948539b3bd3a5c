// Runs `bun <args>` with the Bun that is here: this process, the one npm installed, or the one in PATH.
// Plain Node: it is the only program that is sure to exist after `npm ci`.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

function findBun() {
  if (process.versions.bun) return process.execPath
  return [inBunPackage(), ...inPlatformPackages()].find(isProgram) ?? 'bun'
}

/** Where bun's own install script puts the program. */
const inBunPackage = () => fileInPackage('bun', 'bin/bun.exe')

/** Where the program lies when install scripts were not run. */
function inPlatformPackages() {
  const arch = process.arch === 'arm64' ? 'aarch64' : process.arch
  const isMusl =
    process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
  const libc = isMusl ? '-musl' : ''
  const file = process.platform === 'win32' ? 'bin/bun.exe' : 'bin/bun'
  return [libc, `${libc}-baseline`].map((variant) =>
    fileInPackage(`@oven/bun-${process.platform}-${arch}${variant}`, file),
  )
}

function fileInPackage(name, file) {
  try {
    return path.join(path.dirname(require.resolve(`${name}/package.json`)), file)
  } catch {
    return undefined
  }
}

/** Without its install script, bun's package holds a stub of a few lines in the program's place. */
const isProgram = (file) => file && existsSync(file) && statSync(file).size > 1_000_000

// The channel tells the child when this process is killed, so that no server stays behind without a parent.
const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
const child = spawn(findBun(), process.argv.slice(2), { stdio })
child.on('error', (error) => {
  console.error(`Bun could not be started (${error.message}). Run "npm ci" first.`)
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
