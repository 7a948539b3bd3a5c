import { existsSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export const socketPort = 5432
const prefix = 'nexa-pg-'
const ours = new RegExp(`^${prefix}[A-Za-z0-9]{6}$`)
// Unix refuses socket paths beyond 107 bytes (103 on macOS), and PostgreSQL adds ".lock" to one of its files.
const maxPathBytes = 99

/** A folder only this user may enter (mkdtemp makes it 700): the server asks for no password. */
export function makeSocketFolder(): string {
  const longest = path.join(os.tmpdir(), `${prefix}123456`, socketName(socketPort))
  const parent = Buffer.byteLength(longest) <= maxPathBytes ? os.tmpdir() : '/tmp'
  return mkdtempSync(path.join(parent, prefix))
}

/** Removes what a server of this data folder left. The path comes from a file, perhaps a copied one: it must be ours. */
export function removeSocketFolder(folder: string, dataDir: string) {
  if (!ours.test(path.basename(folder)) || !existsSync(folder)) return
  const socket = path.join(folder, socketName(socketPort))
  const lock = `${socket}.lock`
  // Its second line is the data folder of the server that listens there.
  if (existsSync(lock) && readFileSync(lock, 'utf8').split('\n')[1] !== dataDir) return
  for (const file of [socket, lock]) rmSync(file, { force: true })
  try {
    rmdirSync(folder)
  } catch {
    // Somebody else's file is in it: not worth failing a start or a stop.
  }
}

export const hasSocket = (folder: string, port: number) =>
  existsSync(path.join(folder, socketName(port)))

export const socketUrl = (folder: string, port: number) =>
  `postgres://postgres@localhost:${port}/postgres?host=${encodeURIComponent(folder)}`

const socketName = (port: number) => `.s.PGSQL.${port}`
