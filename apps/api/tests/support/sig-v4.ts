import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type Keys = { accessKeyId: string; secretAccessKey: string }

/** null: signed by the owner of the keys, for now. Else the code of S3's refusal. */
export function refusalOf(request: Request, body: Uint8Array, keys: Keys): string | null {
  const url = new URL(request.url)
  return url.searchParams.has('X-Amz-Signature')
    ? refusalOfPresigned(request, url, keys)
    : refusalOfSigned(request, url, body, keys)
}

function refusalOfPresigned(request: Request, url: URL, keys: Keys): string | null {
  const part = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? ''
  const [accessKeyId, ...scope] = part('Credential').split('/')
  if (accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId'
  if (request.headers.has('authorization')) return 'InvalidArgument'
  const age = Date.now() - momentOf(part('Date'))
  if (age > Number(part('Expires')) * 1_000 || age < -900_000) return 'AccessDenied'
  const signed = {
    request,
    url,
    scope,
    date: part('Date'),
    headers: part('SignedHeaders').split(';'),
    payload: 'UNSIGNED-PAYLOAD',
  }
  return isSame(signatureOf(signed, keys), part('Signature')) ? null : 'SignatureDoesNotMatch'
}

function refusalOfSigned(request: Request, url: URL, body: Uint8Array, keys: Keys): string | null {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/
  const found = pattern.exec(request.headers.get('authorization') ?? '')
  if (!found) return 'AccessDenied'
  const [, accessKeyId, scope = '', headers = '', signature = ''] = found
  if (accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId'
  const date = request.headers.get('x-amz-date') ?? ''
  if (Math.abs(Date.now() - momentOf(date)) > 900_000) return 'RequestTimeTooSkewed'
  const payload = request.headers.get('x-amz-content-sha256') ?? ''
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const signed = {
    request,
    url,
    scope: scope.split('/'),
    date,
    headers: headers.split(';'),
    payload,
  }
  return isSame(signatureOf(signed, keys), signature) ? null : 'SignatureDoesNotMatch'
}

type Signed = {
  request: Request
  url: URL
  scope: string[]
  date: string
  headers: string[]
  payload: string
}

function signatureOf({ request, url, scope, date, headers, payload }: Signed, keys: Keys): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const lines = headers.map(
    (name) => `${name}:${(request.headers.get(name) ?? '').trim().replace(/ +/g, ' ')}\n`,
  )
  const path = decodeURIComponent(url.pathname).split('/').map(encode).join('/')
  const canonical = [request.method, path, query, lines.join(''), headers.join(';'), payload]
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical.join('\n'))].join('\n')
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`)
  return hmac(key, text).toString('hex')
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** 20260131T235959Z */
const momentOf = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
