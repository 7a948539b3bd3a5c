import { lchownSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error'
import { findNobody } from './nobody'
import type { RunAs } from './run-as'

/** Root runs the server under one of two identities, depending on what the machine allows: the files follow. */
export function ownDataFolder(folder: string, { uid, gid }: RunAs) {
  const owner = statSync(folder).uid
  if (owner === uid) return
  const mayChange = process.getuid?.() === 0 && (owner === 0 || owner === findNobody()?.uid)
  if (!mayChange) throw foreign(folder, owner)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, name), uid, gid)
  }
  // Last, so that an interrupted change is done again.
  lchownSync(folder, uid, gid)
}

function foreign(folder: string, owner: number) {
  return new EmbeddedPostgresError(
    `The database folder ${folder} belongs to another user (id ${owner}). Run Nexa as that user, or hand the folder over with chown -R.`,
  )
}
