import { Unavailable } from '../lib/errors'

/** A complete file on this machine that is to be stored. */
export type LocalFile = { path: string; size: number }

export type StoredObject = { key: string; storedAt: Date }

/** How a client's browser is to take the content. */
export type Delivery = { type: string; disposition: string }

/** Where the content of attachments lies. Every call is bounded in time and throws `StorageUnavailable`. */
export type Storage = {
  /** Whose addresses `find` answers with; null: it answers with the content itself. */
  origin: string | null
  /** All of the file is stored under the key when this resolves, and nothing of it when this throws. */
  put: (key: string, file: LocalFile) => Promise<void>
  /** The content, or an address that hands it out for a minute. null: there is no such object. */
  find: (key: string, as: Delivery) => Promise<Blob | URL | null>
  /** Also fine when there is no such object. */
  remove: (key: string) => Promise<void>
  /** All objects, in pages. */
  list: () => AsyncIterable<StoredObject[]>
  /** Throws when it can't be used now. */
  check: () => Promise<void>
}

export class StorageUnavailable extends Unavailable {
  constructor(cause: unknown) {
    super('The file storage cannot be used now: try again', 5)
    this.cause = cause
  }
}

const keyPattern = /^workspaces\/([0-9a-f-]{36})\/tasks\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/

/** Made of ids only: nothing a client sends becomes part of a path. */
export const objectKey = (ids: { workspaceId: string; taskId: string; attachmentId: string }) =>
  `workspaces/${ids.workspaceId}/tasks/${ids.taskId}/${ids.attachmentId}`

/** null: the object is none of ours. */
export const workspaceOfKey = (key: string): string | null => keyPattern.exec(key)?.[1] ?? null
