import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { Unavailable } from '../lib/errors'
import { sniffedBytes, sniffType } from '../lib/sniff-type'
import type { LocalFile } from './storage'

/** An upload that came in whole, on disk, and what its content tells. */
export type IncomingFile = LocalFile & { mimeType: string; sha256: string }

/** Keeps a content as a file until it is stored. Removed again if the content breaks off. */
export async function keepIncoming(
  folder: string,
  content: AsyncIterable<Uint8Array>,
): Promise<IncomingFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(refuse)
  const file = path.join(folder, crypto.randomUUID())
  try {
    return { path: file, ...(await write(file, content)) }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

async function write(file: string, content: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let size = 0
  let start = Buffer.alloc(0)
  const handle = await open(file, 'wx', 0o600).catch(refuse)
  try {
    for await (const chunk of content) {
      await handle.appendFile(chunk).catch(refuse)
      hash.update(chunk)
      size += chunk.length
      const missing = sniffedBytes - start.length
      if (missing > 0) start = Buffer.concat([start, chunk.subarray(0, missing)])
    }
    await handle.sync().catch(refuse)
  } finally {
    await handle.close()
  }
  return {
    size,
    sha256: hash.digest('hex'),
    mimeType: await sniffType(start, start.length === size),
  }
}

function refuse(cause: unknown): never {
  const error = new Unavailable('There is no room for uploads at the moment: try again later', 60)
  error.cause = cause
  throw error
}
