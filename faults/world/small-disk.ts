import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { ApiInstance } from './api-instance'

const size = '8m'
const quotaBlocks = 64

/** Room for uploads that can be used up. */
export type SmallDisk = {
  folder: string
  how: string
  fill: () => Promise<void>
  free: () => Promise<void>
  remove: () => void
}

/** A file system of a few megabytes, or where we may not mount one, a limit on the length of files. */
export function makeSmallDisk(folder: string, instance: ApiInstance): SmallDisk {
  mkdirSync(folder)
  const mount = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]
  const isMounted = spawnSync('mount', mount, { stdio: 'ignore' }).status === 0
  return isMounted ? mountedDisk(folder) : limitedDisk(folder, instance)
}

function mountedDisk(folder: string): SmallDisk {
  const filler = path.join(folder, 'filler')
  return {
    folder,
    how: `a disk of ${size}`,
    async fill() {
      const file = openSync(filler, 'w')
      const megabyte = Buffer.alloc(2 ** 20)
      try {
        while (writeSync(file, megabyte) > 0);
      } catch {
        // Nothing is left: as wanted.
      } finally {
        closeSync(file)
      }
    },
    free: async () => rmSync(filler),
    remove() {
      // Lazily: an instance may still be ending.
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Without the signal that goes with it, a write beyond the limit fails as on a full disk. */
function limitedDisk(folder: string, instance: ApiInstance): SmallDisk {
  const limit = ['sh', '-c', `trap "" XFSZ; ulimit -f ${quotaBlocks}; exec "$@"`, 'sh']
  return {
    folder,
    how: `a limit of ${quotaBlocks} blocks a file`,
    fill: () => instance.restart({ before: limit }),
    free: () => instance.restart({ before: [] }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
