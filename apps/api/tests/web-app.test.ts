import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from './support/client'
import { rawRequest } from './support/raw-request'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { useTeam } from './support/test-server'

const around = temporaryFolder()
const webFolder = path.join(around, 'dist')
const page = '<!doctype html><title>Nexa</title>'
const script = 'console.log("the application")'

const team = useTeam(undefined, () => ({ webFolder }))
const anybody = () => new Client(team().ada.url)
const get = (pathname: string) =>
  fetch(anybody().url + pathname, { redirect: 'manual', keepalive: false })

beforeAll(() => {
  mkdirSync(path.join(webFolder, 'assets'), { recursive: true })
  writeFileSync(path.join(webFolder, 'index.html'), page)
  writeFileSync(path.join(webFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(path.join(webFolder, 'assets/index-B4d_0-x.js'), script)
  writeFileSync(path.join(webFolder, '.hidden.txt'), 'nobody reads this')
  writeFileSync(path.join(around, 'secret.txt'), 'nobody reads this')
})
afterAll(removeTemporaryFolders)

const pages = ['/', '/sign-in', '/w/acme', '/w/acme/p/NEX', '/w/acme/p/NEX/list?task=NEX-1']

test.each(pages)('the page answers at %s and is asked for anew each time', async (address) => {
  const answer = await get(address)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe(page)
  expect(answer.headers.get('content-type')).toStartWith('text/html')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
})

test('what the build names by its content is kept for a year, everything else is not', async () => {
  const asset = await get('/assets/index-B4d_0-x.js')
  expect(await asset.text()).toBe(script)
  expect(asset.headers.get('content-type')).toStartWith('text/javascript')
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const icon = await get('/icon.svg')
  expect(icon.headers.get('content-type')).toStartWith('image/svg+xml')
  expect(icon.headers.get('cache-control')).toBe('no-cache')
})

test('the page runs scripts of this server only and stands in no frame', async () => {
  const { headers } = await get('/w/acme')
  const rules = policyOf(headers)
  expect(rules.get('script-src') ?? rules.get('default-src')).toBe("'self'")
  expect(rules.get('object-src')).toBe("'none'")
  expect(rules.get('base-uri')).toBe("'none'")
  expect(rules.get('form-action')).toBe("'self'")
  expect(rules.get('frame-ancestors')).toBe("'none'")
})

function policyOf(headers: Headers): Map<string, string> {
  const rules = (headers.get('content-security-policy') ?? '').split(';').map((rule) => {
    const [name = '', ...values] = rule.trim().split(' ')
    return [name, values.join(' ')] as const
  })
  return new Map(rules)
}

const everything = ['/', '/assets/index-B4d_0-x.js', '/assets/none.js', '/docs', '/api/projects']

test.each(everything)('%s is not guessed at, framed or told of to others', async (address) => {
  const { headers } = await get(address)
  expect(policyOf(headers).get('frame-ancestors')).toBe("'none'")
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('x-powered-by')).toBeNull()
})

const absent = [
  '/assets/index-of-last-week.js',
  '/assets/',
  '/favicon.ico',
  '/w/acme/logo.png',
  '/.hidden.txt',
  '/assets/index-B4d_0-x.js/more.js',
]

test.each(absent)('a file that is not there is not answered with the page: %s', async (address) => {
  const answer = await get(address)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ success: false, error: { code: 'NOT_FOUND' } })
})

const forPrograms = [
  '/api',
  '/api/',
  '/api/nothing',
  '/api/tasks/x/y/z',
  '/health/nothing',
  '/metrics/x',
]

test.each(forPrograms)(
  'a program that asks for %s is told in JSON that it is not there',
  async (address) => {
    const answer = await get(address)
    expect([401, 404]).toContain(answer.status)
    expect(await answer.json()).toMatchObject({ success: false })
  },
)

test('what is not read is not there: the page takes no writes', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const answer = await fetch(`${anybody().url}/w/acme`, { method })
    expect([method, answer.status]).toEqual([method, 404])
  }
})

const wayOut = [
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/assets/..\\..\\secret.txt',
  '/assets//../../secret.txt',
  '/%252e%252e%252fsecret.txt',
  '/secret.txt%00.js',
  '/assets/%00',
  '/assets/%c0%ae%c0%ae/secret.txt',
  '/.hidden.txt%20',
  '//secret.txt',
  '/%E0%A4%A.js',
]

test.each(wayOut)('no way leads out of the folder: %s', async (target) => {
  const { status, body } = await rawRequest(anybody().url, `GET ${target} HTTP/1.1`, ['Host: nexa'])
  expect(body).not.toContain('nobody reads this')
  expect([400, 404]).toContain(status)
})

/** Of the page it is for the router in the browser to say that they lead nowhere. */
const oddPages = [
  '/w/%E0%A4%A',
  '/w/%00',
  '/w/%ff%fe/p/%c0%af',
  '/w/<script>',
  '/%',
  '/w/%',
  '/w//',
]

test.each(oddPages)('an odd address is answered with the page or not found: %s', async (target) => {
  const { status, body } = await rawRequest(anybody().url, `GET ${target} HTTP/1.1`, ['Host: nexa'])
  expect([200, 400, 404]).toContain(status)
  if (status === 200) expect(body).toBe(page)
})

test('a name that is longer than any of ours is not looked for', async () => {
  for (const name of ['a/'.repeat(2_000), 'a'.repeat(5_000), 'a'.repeat(300)]) {
    expect((await get(`/assets/${name}.js`)).status).toBe(404)
  }
})

describe('before the page is built', () => {
  const unbuilt = useTeam(undefined, () => ({ webFolder: path.join(around, 'not-there') }))

  test('people are led to the documentation', async () => {
    const answer = await fetch(`${unbuilt().ada.url}/w/acme`, { redirect: 'manual' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/docs')
  })

  test('files are not there and the API works', async () => {
    const { ada } = unbuilt()
    expect((await fetch(`${ada.url}/assets/index.js`)).status).toBe(404)
    expect(await ada.get('/api/projects')).toBeArray()
  })
})

test('a page that is built while the server runs is served without a restart', async () => {
  rmSync(path.join(webFolder, 'index.html'))
  expect((await get('/sign-in')).status).toBe(302)
  writeFileSync(path.join(webFolder, 'index.html'), page)
  expect(await (await get('/sign-in')).text()).toBe(page)
})
