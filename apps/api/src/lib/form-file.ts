import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  Busboy,
  type BusboyFileStream,
  type BusboyHeaders,
  type BusboyInstance,
} from '@fastify/busboy'
import { ApiError, Invalid } from './errors'

/** Boundaries and headers around the file. */
const formMaxBytes = 64 * 1024

/** The file of a form as it comes in. Reading on is what makes the client send on. */
export type FormFile = { name: string; content: AsyncIterable<Uint8Array> }

export type FormLimits = { field: string; maxBytes: number }

/**
 * The one file of a multipart form. Its content ends well only if the whole form did: a form that breaks off,
 * holds anything else or is too large makes reading throw.
 */
export async function openFormFile(request: Request, limits: FormLimits): Promise<FormFile> {
  if (Number(request.headers.get('content-length')) > limits.maxBytes + formMaxBytes) {
    throw tooLarge(limits)
  }
  const parser = openParser(request)
  const stopped = new AbortController()
  const found = Promise.withResolvers<FoundFile | null>()
  parser.on('file', (field, stream, name) => {
    // Told by the pipeline as well; without a listener, an error before the first read ends the process.
    stream.on('error', () => {})
    found.resolve({ field, stream, name })
  })
  let isMore = false
  for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    parser.on(event, () => {
      isMore = true
    })
  }
  const source = request.body ? Readable.fromWeb(request.body) : Readable.from([])
  const whole = pipeline(source, parser, { signal: stopped.signal })
  whole.then(
    () => found.resolve(null),
    (error: unknown) => found.reject(error),
  )
  const file = await found.promise.catch(refuse)
  const wanted = file?.field === limits.field && file.name
  if (!file || !wanted) {
    stopped.abort()
    file?.stream.destroy()
    throw notOneFile(limits)
  }
  // The parser leaves the file's stream open when its own input breaks off.
  whole.catch(() => file.stream.destroy(new Error('The form is cut off')))

  async function* content() {
    let size = 0
    try {
      for await (const chunk of file?.stream ?? []) {
        size += chunk.length
        if (size > limits.maxBytes) throw tooLarge(limits)
        yield chunk
      }
      await whole
    } catch (error) {
      refuse(error)
    } finally {
      stopped.abort()
    }
    if (isMore) throw notOneFile(limits)
  }
  return { name: file.name, content: content() }
}

type FoundFile = { field: string; stream: BusboyFileStream; name: string }

function openParser(request: Request): BusboyInstance {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*(;|$)/i.test(contentType)) {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'Send the file as multipart/form-data')
  }
  const headers: BusboyHeaders = { 'content-type': contentType }
  try {
    return new Busboy({
      headers,
      preservePath: true,
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits: { parts: 1, files: 1, fields: 0, headerPairs: 20, headerSize: 16 * 1024 },
    })
  } catch {
    throw new Invalid({ 'Content-Type': 'Has no boundary' })
  }
}

const tooLarge = ({ maxBytes }: FormLimits) =>
  new ApiError('PAYLOAD_TOO_LARGE', `A file may have at most ${maxBytes} bytes`)

const notOneFile = ({ field }: FormLimits) =>
  new Invalid({ [field]: 'Expected a form with exactly one file, in this field' })

/** The parser and the connection throw plain errors: all mean that no whole form came. */
function refuse(error: unknown): never {
  if (error instanceof ApiError) throw error
  throw new Invalid({ body: 'Is not a complete form: it is damaged or was cut off' })
}
