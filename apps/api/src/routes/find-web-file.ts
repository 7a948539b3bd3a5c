import { stat } from 'node:fs/promises'
import path from 'node:path'
import { acceptedEncodings, type Encoding } from '../lib/accepted-encodings'

/** What the build lays beside a file that is smaller compressed. */
const endings: Record<Encoding, string> = { br: '.br', gzip: '.gz' }

/** As the build names them: no way out of the folder, and none too long for a file system. */
const isFileName = /^(\/[\w-][\w.-]{0,99}){1,4}$/
const isCompressed = /\.(br|gz)$/

export type WebFile = {
  place: string
  bytes: number
  contentType: string
  encoding: Encoding | null
  /** Other content, or the same in another encoding, has another one. */
  etag: string
}

/** A file of the built web application, in the form that this Accept-Encoding likes best. */
export async function findWebFile(
  folder: string,
  name: string,
  acceptEncoding = '',
): Promise<WebFile | null> {
  if (!isFileName.test(name) || isCompressed.test(name)) return null
  const plain = path.join(folder, name)
  const contentType = Bun.file(plain).type
  for (const encoding of [...acceptedEncodings(acceptEncoding), null]) {
    const place = encoding ? plain + endings[encoding] : plain
    // Not there, or no file.
    const found = await stat(place).catch(() => null)
    if (!found?.isFile()) continue
    const version = `${found.mtimeMs.toString(36)}-${found.size.toString(36)}`
    const etag = `"${version}${encoding ? `-${encoding}` : ''}"`
    return { place, bytes: found.size, contentType, encoding, etag }
  }
  return null
}
