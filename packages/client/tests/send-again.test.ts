import { afterAll, afterEach, beforeEach, describe, expect, mock, spyOn, test } from 'bun:test'
import { type ClientOptions, createNexaClient } from '@nexa/client/nexa-client'
import { waitUntil } from './support/wait-until'

const id = '019a0000-0000-7000-8000-00000000000a'
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

type Trouble = 'ok' | 'lost' | 'cut' | 'hangs' | Response
let troubles: Trouble[] = []
let keys: (string | null)[] = []

/** Does each request as the list of troubles says, and all after the last one without any. */
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request) {
    keys.push(request.headers.get('idempotency-key'))
    const trouble = troubles.shift() ?? 'ok'
    if (trouble instanceof Response) return trouble
    if (trouble === 'hangs') return new Promise<Response>(() => {})
    return Response.json({ success: true, data: { id } })
  },
})
const url = `http://127.0.0.1:${server.port}`

/** Loses an answer, or the rest of it, on the way back. */
const lossy: ClientOptions['fetch'] = async (to, init) => {
  const [next] = troubles
  const response = await fetch(to, init)
  if (next === 'lost') throw new TypeError('The connection was reset')
  if (next !== 'cut') return response
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('The connection was reset')),
  })
  return new Response(body, { status: response.status })
}

const nexaOf = (options: Partial<ClientOptions> = {}) =>
  createNexaClient({ url, fetch: lossy, ...options })
const create = (nexa = nexaOf()) => nexa.createProject({ body: { name: 'Once' } })
const busy = (retryAfter?: string) =>
  new Response(null, { status: 503, headers: retryAfter ? { 'Retry-After': retryAfter } : {} })

beforeEach(() => {
  troubles = []
  keys = []
})
afterEach(() => {
  mock.restore()
})
afterAll(() => server.stop(true))

describe('a write', () => {
  test.each<[string, () => Trouble]>([
    ['whose answer is lost', () => 'lost'],
    ['whose answer breaks off', () => 'cut'],
    ['that the server puts off', () => busy()],
  ])('%s is sent again with the same key', async (_, trouble) => {
    troubles = [trouble()]
    expect(await create()).toMatchObject({ data: { id } })
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(uuid)
    expect(keys[1]).toBe(String(keys[0]))
  })

  test('that never gets an answer is sent again', async () => {
    troubles = ['hangs']
    expect(await create(nexaOf({ timeoutMs: 50 }))).toMatchObject({ data: { id } })
    expect(keys).toHaveLength(2)
  })

  test('has a key of its own, unless it is given one', async () => {
    await create()
    await create()
    await nexaOf().createProject({ body: { name: 'Once' } }, { idempotencyKey: id })
    expect(new Set(keys).size).toBe(3)
    expect(keys[2]).toBe(id)
  })

  test('that was answered is not sent again, whatever the answer', async () => {
    troubles = [new Response(null, { status: 500 })]
    await expect(create()).rejects.toMatchObject({ status: 500 })
    troubles = [new Response(null, { status: 429, headers: { 'Retry-After': '0' } })]
    await expect(create()).rejects.toMatchObject({ status: 429 })
    expect(keys).toHaveLength(2)
  })

  test('of nobody, which takes no key, is sent once', async () => {
    troubles = [busy()]
    const body = { email: 'ada@example.com', password: 'correct horse' }
    await expect(nexaOf().signIn({ body })).rejects.toMatchObject({ status: 503 })
    expect(keys).toEqual([null])
  })
})

test('a read is sent again too, without a key', async () => {
  troubles = ['lost']
  await nexaOf().getProject({ params: { id } })
  expect(keys).toEqual([null, null])
})

test('it is sent as often as was asked for, and then the last answer counts', async () => {
  troubles = [busy(), busy()]
  await expect(create(nexaOf({ retries: 1 }))).rejects.toMatchObject({ status: 503 })
  troubles = [busy()]
  await expect(create(nexaOf({ retries: 0 }))).rejects.toMatchObject({ status: 503 })
  expect(keys).toHaveLength(3)
})

test('a server that wants to be left alone for long is', async () => {
  troubles = [busy('3600')]
  await expect(create()).rejects.toMatchObject({ status: 503, retryAfterMs: 3_600_000 })
  expect(keys).toHaveLength(1)
})

test('a wait is as long as the server says, and longer by chance', async () => {
  spyOn(Math, 'random').mockReturnValue(1)
  const timers = spyOn(globalThis, 'setTimeout')
  troubles = [busy('0.1')]
  await create()
  expect(timers.mock.calls.map(([, ms]) => ms)).toContain(600)
})

test('who gives up while it waits is not kept waiting', async () => {
  const giveUp = new AbortController()
  troubles = [busy('20')]
  const call = nexaOf().getMe({}, { signal: giveUp.signal })
  await waitUntil(() => keys.length === 1)
  giveUp.abort()
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  expect(keys).toHaveLength(1)
})
