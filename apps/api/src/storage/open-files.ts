import path from 'node:path'
import type { Log } from '../lib/log'
import { openDiskStorage } from './disk-storage'
import { openS3Storage, type S3Settings } from './s3-storage'
import type { Storage } from './storage'

export type FileSettings = {
  folder: string
  maxUploadBytes: number
  /** null: objects are kept in the folder. */
  s3: S3Settings | null
}

/** Where uploads come in and where they are kept. */
export type Files = {
  storage: Storage
  incomingFolder: string
  maxUploadBytes: number
  /** Removes an object that no row names any more. A failure is logged: the clean-up tries again. */
  discard: (key: string) => Promise<void>
}

export function openFiles({ folder, maxUploadBytes, s3 }: FileSettings, log: Log): Files {
  const storage = s3 ? openS3Storage(s3) : openDiskStorage(folder)
  return {
    storage,
    maxUploadBytes,
    // On the disk storage's own file system: storing is then a rename.
    incomingFolder: path.join(folder, 'incoming'),
    discard: (key) =>
      storage.remove(key).catch((error: unknown) => log.warn({ err: error }, 'A file was left')),
  }
}
