import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { rawRequest } from './support/raw-request'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { useTeam } from './support/test-server'

const webFolder = temporaryFolder()
const script = 'console.log("the application")\n'.repeat(100)
const team = useTeam(undefined, () => ({ webFolder }))

beforeAll(() => {
  mkdirSync(path.join(webFolder, 'assets'), { recursive: true })
  writeFileSync(path.join(webFolder, 'index.html'), '<!doctype html><title>Nexa</title>')
  writeFileSync(path.join(webFolder, 'assets/index-B4d.js'), script)
  writeFileSync(path.join(webFolder, 'assets/index-B4d.js.br'), brotliCompressSync(script))
  writeFileSync(path.join(webFolder, 'assets/index-B4d.js.gz'), gzipSync(script))
})
afterAll(removeTemporaryFolders)

const scriptAt = '/assets/index-B4d.js'

/** As it came: fetch would decompress it. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const url = team().ada.url + address
  return fetch(url, { method, headers, keepalive: false, decompress: false })
}

const plain = (content: Uint8Array, encoding: string | null) => {
  if (encoding === 'br') return brotliDecompressSync(content).toString()
  return encoding === 'gzip' ? gunzipSync(content).toString() : new TextDecoder().decode(content)
}

const wishes: [wish: string, answered: string | null][] = [
  ['gzip, deflate, br, zstd', 'br'],
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0.8,gzip;q=0.8', 'br'],
  ['br; q=0, gzip', 'gzip'],
  ['br;q=0, *;q=0.1', 'gzip'],
  ['br;q=0, gzip;q=0.000', null],
  ['*;q=0', null],
  ['identity', null],
  ['identity, br;q=0.5, gzip;q=0.5', null],
  ['identity;q=0, gzip', 'gzip'],
  ['zstd, deflate', null],
  ['', null],
  ['br;q=much', null],
  [';;;,,,;q=', null],
  ['brotli', null],
]

test.each(wishes)('to whom takes "%s", a script comes as %p', async (wish, answered) => {
  const answer = await get(scriptAt, { 'Accept-Encoding': wish })
  const { headers } = answer
  expect(answer.status).toBe(200)
  expect(headers.get('content-encoding')).toBe(answered)
  expect(headers.get('vary')).toContain('Accept-Encoding')
  expect(headers.get('content-type')).toStartWith('text/javascript')
  expect(headers.get('cache-control')).toContain('immutable')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  const content = new Uint8Array(await answer.arrayBuffer())
  expect(headers.get('content-length')).toBe(String(content.length))
  expect(plain(content, answered)).toBe(script)
})

test('who names no encoding gets the file itself', async () => {
  const { status, body } = await rawRequest(team().ada.url, `GET ${scriptAt} HTTP/1.1`, ['Host: n'])
  expect(status).toBe(200)
  expect(body).toBe(script)
})

test('a file that has no smaller form comes as it is', async () => {
  const answer = await get('/w/acme', { 'Accept-Encoding': 'br' })
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(answer.headers.get('vary')).toContain('Accept-Encoding')
  expect(await answer.text()).toStartWith('<!doctype html>')
})

test('what lies beside a file has no address of its own', async () => {
  for (const ending of ['.br', '.gz']) expect((await get(scriptAt + ending)).status).toBe(404)
})

const forms = ['br', 'gzip', 'identity']

test('each form has a version of its own, which is not sent again', async () => {
  const versions = new Set<string>()
  for (const form of forms) {
    const wish = { 'Accept-Encoding': form }
    const version = String((await get(scriptAt, wish)).headers.get('etag'))
    versions.add(version)
    for (const known of [version, `W/${version}`, `"other", ${version}`, '*']) {
      const again = await get(scriptAt, { ...wish, 'If-None-Match': known })
      expect([form, known, again.status]).toEqual([form, known, 304])
      expect(await again.text()).toBe('')
      expect(again.headers.get('etag')).toBe(version)
      expect(again.headers.get('vary')).toContain('Accept-Encoding')
      expect(again.headers.get('cache-control')).toContain('immutable')
    }
    const other = await get(scriptAt, { ...wish, 'If-None-Match': '"other"' })
    expect(other.status).toBe(200)
  }
  expect(versions.size).toBe(forms.length)
})

test('the page that was built anew has another version', async () => {
  const before = String((await get('/')).headers.get('etag'))
  expect((await get('/sign-in', { 'If-None-Match': before })).status).toBe(304)
  utimesSync(path.join(webFolder, 'index.html'), new Date(), new Date(2_000))
  const after = await get('/sign-in', { 'If-None-Match': before })
  expect(after.status).toBe(200)
  expect(after.headers.get('etag')).not.toBe(before)
})

test.each(forms)('HEAD says of %s what GET says, without the content', async (form) => {
  const wish = { 'Accept-Encoding': form }
  const [head, whole] = [await get(scriptAt, wish, 'HEAD'), await get(scriptAt, wish)]
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  for (const name of ['content-length', 'content-encoding', 'content-type', 'etag', 'vary'])
    expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)])
  const known = { ...wish, 'If-None-Match': String(whole.headers.get('etag')) }
  expect((await get(scriptAt, known, 'HEAD')).status).toBe(304)
})

test('what varies by the page that asks varies by that, too', async () => {
  const { headers } = await get(scriptAt, { 'Accept-Encoding': 'br', Origin: 'https://a.example' })
  expect(headers.get('vary')).toContain('Origin')
  expect(headers.get('vary')).toContain('Accept-Encoding')
})
