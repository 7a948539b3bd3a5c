import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Storage, StorageUnavailable, type StoredObject } from './storage'

/** Objects as files below a folder, by their keys. Several instances must see the same folder. */
export function openDiskStorage(root: string): Storage {
  const pathOf = (key: string) => path.join(root, key)

  async function* list(): AsyncGenerator<StoredObject[]> {
    for (const workspace of await namesIn(pathOf('workspaces'))) {
      const tasks = `workspaces/${workspace}/tasks`
      for (const task of await namesIn(pathOf(tasks))) {
        const keys = (await namesIn(pathOf(`${tasks}/${task}`))).map(
          (id) => `${tasks}/${task}/${id}`,
        )
        const objects = await Promise.all(keys.map((key) => describe(key, pathOf(key))))
        yield objects.filter((object) => object !== null)
      }
    }
  }

  return {
    origin: null,
    list,
    async put(key, file) {
      const target = pathOf(key)
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 }).catch(refuse)
      await rename(file.path, target).catch(refuse)
      // The new name survives a power cut only when its folder is written, too.
      await syncFolder(path.dirname(target)).catch(refuse)
    },
    async find(key) {
      const file = Bun.file(pathOf(key))
      return (await file.exists()) ? file : null
    },
    remove: (key) => rm(pathOf(key), { force: true }).catch(refuse),
    async check() {
      await mkdir(root, { recursive: true, mode: 0o700 }).catch(refuse)
      await access(root, constants.W_OK).catch(refuse)
    },
  }
}

function refuse(error: unknown): never {
  throw new StorageUnavailable(error)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removed in the meantime: not there. */
async function namesIn(folder: string): Promise<string[]> {
  return (await orNull(readdir(folder))) ?? []
}

async function describe(key: string, file: string): Promise<StoredObject | null> {
  const found = await orNull(stat(file))
  return found && { key, storedAt: found.mtime }
}

async function orNull<T>(read: Promise<T>): Promise<T | null> {
  return read.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new StorageUnavailable(error)
  })
}
