import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { waitUntil } from './wait-until'

const made: string[] = []

/** Its name holds spaces. Anybody may enter. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa test '))
  chmodSync(folder, 0o755)
  made.push(folder)
  return folder
}

/** A database that is just being stopped still writes there: again, until nothing is left. */
export async function removeTemporaryFolders(): Promise<void> {
  for (const folder of made.splice(0)) {
    await waitUntil(() => {
      rmSync(folder, { recursive: true, force: true })
      return !existsSync(folder)
    })
  }
}
