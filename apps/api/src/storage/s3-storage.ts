import type { S3Client } from 'bun'
import { type LocalFile, type Storage, StorageUnavailable, type StoredObject } from './storage'

export type S3Settings = {
  endpoint: string | undefined
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  isPathStyle: boolean
  /** For tests: how long storing a file may take. */
  putDeadlineMs?: number
}

/** A connection on which nothing comes from us is closed after 60 s: the uploader's answer must be out by then. */
const defaultPutDeadlineMs = 50_000
const callDeadlineMs = 10_000
const maxAttempts = 3
const linkSeconds = 60

/** Any S3-compatible server. */
export function openS3Storage(settings: S3Settings): Storage {
  const client = connect(settings)
  const { putDeadlineMs = defaultPutDeadlineMs } = settings

  /**
   * One PUT of a known length through a presigned address, not Bun's own multipart writer: that one keeps the
   * whole content in memory, and ends a stream that broke off with a truncated object.
   */
  async function put(key: string, file: LocalFile): Promise<void> {
    const url = client.presign(key, { method: 'PUT', expiresIn: linkSeconds })
    const signal = AbortSignal.timeout(putDeadlineMs)
    await withAttempts(() => {
      // A stream, not the file: over TLS fetch would read a whole file into memory.
      const body = Bun.file(file.path).stream()
      const headers = { 'Content-Length': String(file.size) }
      return send(url, { method: 'PUT', body, headers, signal })
    })
  }

  async function remove(key: string): Promise<void> {
    const url = client.presign(key, { method: 'DELETE', expiresIn: linkSeconds })
    const signal = AbortSignal.timeout(callDeadlineMs)
    await withAttempts(() => send(url, { method: 'DELETE', signal }))
  }

  async function* list(): AsyncGenerator<StoredObject[]> {
    let startAfter: string | undefined
    do {
      const page = await inTime(
        client.list({ prefix: 'workspaces/', maxKeys: 1_000, ...(startAfter && { startAfter }) }),
      )
      const objects = page.contents ?? []
      yield objects.flatMap(({ key, lastModified }) =>
        lastModified ? [{ key, storedAt: new Date(lastModified) }] : [],
      )
      startAfter = page.isTruncated ? objects.at(-1)?.key : undefined
    } while (startAfter !== undefined)
  }

  return {
    origin: new URL(client.presign('any')).origin,
    put,
    remove,
    list,
    async find(key, { type, disposition }) {
      const options = { expiresIn: linkSeconds, type, contentDisposition: disposition }
      return new URL(client.presign(key, { method: 'GET', ...options }))
    },
    async check() {
      await inTime(client.list({ maxKeys: 1 }))
    },
  }
}

function connect(settings: S3Settings): S3Client {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, isPathStyle } = settings
  return new Bun.S3Client({
    bucket,
    region,
    accessKeyId,
    secretAccessKey,
    virtualHostedStyle: !isPathStyle,
    ...(endpoint && { endpoint: isPathStyle ? endpoint : ofBucket(endpoint, bucket) }),
  })
}

/** https://s3.example.com → https://bucket.s3.example.com */
function ofBucket(endpoint: string, bucket: string): string {
  const url = new URL(endpoint)
  url.hostname = `${bucket}.${url.hostname}`
  return url.href.replace(/\/$/, '')
}

/** S3 said no, in a way that trying again does not change. */
class Refused extends Error {}

async function send(url: string, request: RequestInit): Promise<void> {
  const response = await fetch(url, request)
  const text = await response.text()
  if (response.ok) return
  const code = /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1] ?? ''
  const message = `S3 answered ${response.status} ${code}`
  throw response.status < 500 && response.status !== 429 ? new Refused(message) : new Error(message)
}

async function withAttempts(attempt: () => Promise<void>, number = 1): Promise<void> {
  try {
    await attempt()
  } catch (error) {
    if (number === maxAttempts || error instanceof Refused || isTimeout(error)) {
      throw new StorageUnavailable(error)
    }
    await Bun.sleep(100 * 3 ** number * Math.random())
    await withAttempts(attempt, number + 1)
  }
}

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

/** For calls of Bun's client, which have no deadline of their own. */
async function inTime<T>(call: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('S3 did not answer in time')), callDeadlineMs)
  try {
    return await Promise.race([call, late])
  } catch (error) {
    throw new StorageUnavailable(error)
  } finally {
    clearTimeout(timer)
  }
}
