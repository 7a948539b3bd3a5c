import type { S3Settings } from '../../src/storage/s3-storage'
import { refusalOf } from './sig-v4'

type StoredObject = { body: Uint8Array<ArrayBuffer>; storedAt: Date }

/** What is answered in place of S3, or null to let the request through. */
export type Fault = (request: Request, url: URL) => Response | Promise<Response | null> | null

/**
 * An S3 server over HTTP with one bucket, by path. It checks every signature and expiry as Amazon does, wants
 * a length for each PUT and stores nothing of one that breaks off.
 */
export class StrictS3 {
  readonly objects = new Map<string, StoredObject>()
  readonly settings: S3Settings
  fault: Fault = () => null
  /** Whose pages may read what they load, as a bucket's CORS rules say it. */
  corsOrigin: string | null = null
  /** Runs when an object is stored and the answer is not yet on its way. */
  onStored: () => void = () => {}
  private readonly server: Bun.Server<undefined>

  constructor(pageSize = 1_000) {
    this.server = Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      maxRequestBodySize: 200_000_000,
      fetch: async (request) => this.allowPages(request, await this.answer(request, pageSize)),
    })
    this.settings = {
      endpoint: `http://127.0.0.1:${this.server.port}`,
      bucket: 'files',
      region: 'eu-north-1',
      accessKeyId: 'a-key-id',
      secretAccessKey: `a-secret-${crypto.randomUUID()}`,
      isPathStyle: true,
    }
  }

  stop(): Promise<void> {
    return this.server.stop(true)
  }

  private async answer(request: Request, pageSize: number): Promise<Response> {
    const url = new URL(request.url)
    // A browser asks without signing whether it may ask.
    if (request.method === 'OPTIONS') return new Response(null)
    const faulty = await this.fault(request, url)
    if (faulty) return faulty
    const body = new Uint8Array(await request.arrayBuffer())
    const refusal = refusalOf(request, body, this.settings)
    if (refusal) return s3Error(403, refusal)
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/')
    if (bucket !== this.settings.bucket) return s3Error(404, 'NoSuchBucket')
    const key = rest.join('/')
    if (key === '') return this.list(url.searchParams, pageSize)
    if (request.method === 'PUT') return this.put(key, body, request.headers)
    if (request.method === 'DELETE') {
      this.objects.delete(key)
      return new Response(null, { status: 204 })
    }
    return this.get(key, url.searchParams)
  }

  private allowPages(request: Request, response: Response): Response {
    if (this.corsOrigin === null || request.headers.get('origin') !== this.corsOrigin) {
      return response
    }
    response.headers.set('Access-Control-Allow-Origin', this.corsOrigin)
    response.headers.set('Access-Control-Allow-Methods', 'GET')
    const asked = request.headers.get('access-control-request-headers')
    if (asked) response.headers.set('Access-Control-Allow-Headers', asked)
    return response
  }

  private put(key: string, body: Uint8Array<ArrayBuffer>, headers: Headers): Response {
    const length = headers.get('content-length')
    if (length === null) return s3Error(411, 'MissingContentLength')
    if (Number(length) !== body.length) return s3Error(400, 'IncompleteBody')
    this.objects.set(key, { body, storedAt: new Date() })
    this.onStored()
    return new Response(null, { headers: { ETag: '"etag"' } })
  }

  private get(key: string, query: URLSearchParams): Response {
    const found = this.objects.get(key)
    if (!found) return s3Error(404, 'NoSuchKey')
    return new Response(found.body, {
      headers: {
        'Content-Type': query.get('response-content-type') ?? 'application/octet-stream',
        'Content-Disposition': query.get('response-content-disposition') ?? '',
      },
    })
  }

  private list(query: URLSearchParams, pageSize: number): Response {
    const start = query.get('start-after') ?? ''
    const prefix = query.get('prefix') ?? ''
    const wanted = [...this.objects].filter(([key]) => key.startsWith(prefix) && key > start).sort()
    const page = wanted.slice(0, Math.min(pageSize, Number(query.get('max-keys') ?? 1_000)))
    const contents = page.map(
      ([key, { body, storedAt }]) =>
        `<Contents><Key>${key}</Key><LastModified>${storedAt.toISOString()}</LastModified><Size>${body.length}</Size></Contents>`,
    )
    const isTruncated = page.length < wanted.length
    return xml(
      200,
      `<ListBucketResult><Name>${this.settings.bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${isTruncated}</IsTruncated>${contents.join('')}</ListBucketResult>`,
    )
  }
}

export const s3Error = (status: number, code: string) =>
  xml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`)

const xml = (status: number, text: string) =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>${text}`, {
    status,
    headers: { 'Content-Type': 'application/xml' },
  })
