import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FileSettings } from '../../src/storage/open-files'
import { freePort } from './nexa-process'
import { StrictS3 } from './strict-s3'
import { newFolder, testSecret } from './test-server'

/** A storage as tests look at it from behind. */
export type FileStorage = {
  settings: FileSettings
  /** Keys of the objects it holds. */
  keys: () => string[]
  /** Puts an object there. */
  add: (key: string) => void
  /** Files that came in and are not stored. */
  incoming: () => string[]
  /** Makes all that lies there two hours older. */
  age: () => void
  stop: () => Promise<void>
}

const maxUploadBytes = 3_000_000
const twoHours = 7_200_000

export function diskStorage(): FileStorage {
  const folder = path.join(newFolder(), 'attachments')
  const objects = () => filesBelow(folder).filter((file) => file.startsWith('workspaces/'))
  return {
    settings: { folder, maxUploadBytes, s3: null },
    keys: objects,
    add(key) {
      mkdirSync(path.dirname(path.join(folder, key)), { recursive: true })
      writeFileSync(path.join(folder, key), 'theirs')
    },
    incoming: () => filesBelow(path.join(folder, 'incoming')),
    age: () => makeOlder(folder),
    stop: async () => {},
  }
}

export function s3Storage(s3 = new StrictS3()): FileStorage {
  const folder = path.join(newFolder(), 'attachments')
  return {
    settings: { folder, maxUploadBytes, s3: s3.settings },
    keys: () => [...s3.objects.keys()],
    add: (key) => void s3.objects.set(key, { body: new Uint8Array(3), storedAt: new Date() }),
    incoming: () => filesBelow(path.join(folder, 'incoming')),
    age() {
      makeOlder(folder)
      for (const object of s3.objects.values()) {
        object.storedAt = new Date(object.storedAt.getTime() - twoHours)
      }
    },
    stop: () => s3.stop(),
  }
}

/** For a process of its own on the same storage. */
export function environmentOf(
  databaseUrl: string,
  { settings }: FileStorage,
): Record<string, string> {
  const { folder, s3 } = settings
  return {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: testSecret,
    PORT: String(freePort()),
    // The folder of the attachments is the data folder's own.
    NEXA_DATA_DIR: folder.replace(/\/attachments$/, ''),
    ...(s3 && {
      STORAGE: 's3',
      S3_ENDPOINT: s3.endpoint ?? '',
      S3_BUCKET: s3.bucket,
      AWS_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    }),
  }
}

function filesBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  } catch {
    return []
  }
}

function makeOlder(folder: string): void {
  for (const file of filesBelow(folder).map((name) => path.join(folder, name))) {
    const past = new Date(statSync(file).mtimeMs - twoHours)
    utimesSync(file, past, past)
  }
}
