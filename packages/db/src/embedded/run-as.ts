import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error'
import { findNobody } from './nobody'

/** PostgreSQL refuses root, and initdb refuses a user without a name: both get another identity. */
export interface RunAs {
  /** Words in front of a PostgreSQL command. */
  command: readonly string[]
  /** Who owns the files such a command makes, as seen from here. */
  uid: number
  gid: number
}

/** The first identity that has a name and reaches the program and the folder. */
export function chooseRunAs(program: string, folder: string): RunAs {
  const uid = process.getuid?.() ?? 0
  const us = { command: [], uid, gid: process.getgid?.() ?? 0 }
  // Seen from inside the namespace we are "nobody", on disk all stays ours: folders of mode 700 are no obstacle.
  const namespace = {
    ...us,
    command: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
  }
  for (const runAs of uid === 0 ? [namespace] : [us, namespace]) {
    if (canRun(runAs, program, folder)) return runAs
  }
  // Containers often forbid user namespaces.
  const nobody = uid === 0 ? asNobody() : null
  if (nobody) {
    letPass(nobody, folder)
    if (canRun(nobody, program, folder)) return nobody
  }
  throw new EmbeddedPostgresError(
    uid === 0
      ? `PostgreSQL does not run as root, and no other user here can use both ${program} and ${folder}. Run Nexa as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer.`
      : `PostgreSQL needs a user with a name in /etc/passwd that can run ${program} (this one is ${uid}). Run Nexa as such a user, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}

function canRun({ command }: RunAs, program: string, folder: string) {
  const check = ['sh', '-c', 'id -un && test -x "$0" && test -x "$1"', program, folder]
  const [first = 'sh', ...rest] = [...command, ...check]
  return spawnSync(first, rest, { stdio: 'ignore' }).status === 0
}

function asNobody(): RunAs | null {
  const nobody = findNobody()
  if (!nobody) return null
  const [uid, gid] = [String(nobody.uid), String(nobody.gid)]
  return {
    ...nobody,
    command: ['setpriv', '--reuid', uid, '--regid', gid, '--clear-groups', '--'],
  }
}

// Nexa's own folder (it holds the lock) is closed to others: open it to nobody's group for passing through, not for listing.
function letPass({ gid }: RunAs, folder: string) {
  const { uid, mode } = statSync(folder)
  if (uid !== 0 || mode & 0o001 || !existsSync(path.join(folder, 'nexa.lock'))) return
  chownSync(folder, 0, gid)
  chmodSync(folder, 0o710)
}
