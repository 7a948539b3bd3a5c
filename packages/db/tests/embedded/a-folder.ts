import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const made: string[] = []

/** A temporary folder anybody may enter, removed by `removeFolders`. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-test-'))
  chmodSync(folder, 0o755)
  made.push(folder)
  return folder
}

export function removeFolders() {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}
