import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { ApiError } from '@nexa/client/api-error'
import { type ClientOptions, createNexaClient } from '@nexa/client/nexa-client'
import { operationList } from '@nexa/shared/operations'

type Seen = { method: string; url: string; headers: Headers; body: string }

const id = '019a0000-0000-7000-8000-00000000000a'
const key = '019a0000-0000-7000-8000-00000000000b'

let seen: Seen[] = []
let answer: () => Response | Promise<Response>

/** Says what it is told to, and keeps what it was asked. */
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  async fetch(request) {
    const { method, url, headers } = request
    seen.push({ method, url: url.slice(origin.length), headers, body: await request.text() })
    return answer()
  },
})
const origin = `http://127.0.0.1:${server.port}`

const ok = (data: unknown, meta?: object) => Response.json({ success: true, data, meta })
const nexaOf = (options: Partial<ClientOptions> = {}) =>
  createNexaClient({ url: origin, ...options })

beforeEach(() => {
  seen = []
  answer = () => ok(null)
})
afterAll(() => server.stop(true))

/** The one request that was made. */
function request(): Seen {
  expect(seen).toHaveLength(1)
  const [first] = seen
  if (!first) throw new Error('Nothing was asked')
  return first
}

async function refusal(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof ApiError) return error
  throw new Error('Expected an ApiError', { cause: error })
}

test('every operation is a method of the client, and nothing else is', () => {
  expect(Object.keys(nexaOf()).sort()).toEqual(operationList.map(({ name }) => name).sort())
})

describe('the address', () => {
  test('is filled with each of its parameters', async () => {
    const other = key
    await nexaOf().updateStatus({ params: { id, statusId: other }, body: { name: 'Done' } })
    expect(request()).toMatchObject({
      method: 'PATCH',
      url: `/api/projects/${id}/statuses/${other}`,
    })
  })

  test.each([
    ['a/../b?c#d', 'a%2F..%2Fb%3Fc%23d'],
    ['100 %', '100%20%25'],
    ['$&$1', '%24%26%241'],
    ['ünï', '%C3%BCn%C3%AF'],
    [':token', '%3Atoken'],
  ])('keeps what is in a parameter (%s) inside of its place', async (token, expected) => {
    await nexaOf().getInvitation({ params: { token } })
    expect(request().url).toBe(`/api/invitations/token/${expected}`)
  })

  test('has no question mark without a query', async () => {
    await nexaOf().listTasks({ params: { id } })
    await nexaOf().listTasks({ params: { id }, query: {} })
    expect(seen.map(({ url }) => url)).toEqual(Array(2).fill(`/api/projects/${id}/tasks`))
  })

  test('leaves out what is undefined', async () => {
    await nexaOf().listTasks({ params: { id }, query: { search: undefined, page: 2 } })
    expect(request().url).toBe(`/api/projects/${id}/tasks?page=2`)
  })

  test('has the query encoded', async () => {
    const nexa = nexaOf()
    const search = 'a&b=c #é'
    const list = { priority: 'low,high', page: 2 }
    await nexa.listTasks({ params: { id }, query: { search, watching: 'true', ...list } })
    const { searchParams } = new URL(request().url, origin)
    const expected = { search, watching: 'true', priority: 'low,high', page: '2' }
    expect(Object.fromEntries(searchParams)).toEqual(expected)
  })
})

describe('the headers', () => {
  test('carry who asks, for which workspace and under which key', async () => {
    const nexa = nexaOf({ token: 'secret', workspaceId: 'engines' })
    await nexa.createProject({ body: { name: 'Engine' } }, { idempotencyKey: key })
    const { headers } = request()
    expect(headers.get('authorization')).toBe('Bearer secret')
    expect(headers.get('x-workspace-id')).toBe('engines')
    expect(headers.get('idempotency-key')).toBe(key)
    expect(headers.get('content-type')).toBe('application/json')
  })

  test('say nothing of what was not given', async () => {
    await nexaOf().getMe()
    const { headers } = request()
    for (const name of ['authorization', 'x-workspace-id', 'idempotency-key', 'content-type'])
      expect(headers.get(name)).toBeNull()
  })
})

describe('the body', () => {
  test('is the JSON of what was given', async () => {
    await nexaOf().createTask({ params: { id }, body: { title: 'Fix "it" 👍', dueDate: null } })
    const { method, body } = request()
    expect(method).toBe('POST')
    expect(JSON.parse(body)).toEqual({ title: 'Fix "it" 👍', dueDate: null })
  })

  test('is an empty object where an operation has one and nothing was given', async () => {
    await nexaOf().addWatcher({ params: { id: 'NEX-1' } })
    expect(request().body).toBe('{}')
  })

  test('is not there where an operation has none', async () => {
    await nexaOf().getMe()
    await nexaOf().signOut()
    expect(seen.map(({ body }) => body)).toEqual(['', ''])
  })

  test('of a file is a form, whose boundary the platform tells', async () => {
    const file = new File(['Hello'], 'hello.txt', { type: 'text/plain' })
    await nexaOf().uploadAttachment({ params: { id: 'NEX-1' }, file })
    const { headers, body } = request()
    expect(headers.get('content-type')).toStartWith('multipart/form-data; boundary=')
    expect(body).toContain('name="file"; filename="hello.txt"')
    expect(body).toContain('Hello')
  })
})

describe('a success', () => {
  test('is its data, and its page where there is one', async () => {
    const meta = { page: 1, limit: 50, total: 1, nextCursor: null }
    answer = () => ok([{ id }], meta)
    expect(await nexaOf().listTasks({ params: { id } })).toMatchObject({ data: [{ id }], meta })
    answer = () => ok({ id })
    expect(await nexaOf().getProject({ params: { id } })).not.toHaveProperty('meta')
  })

  test('without content is null', async () => {
    answer = () => new Response(null, { status: 204 })
    expect(await nexaOf().deleteTask({ params: { id } })).toEqual({ data: null })
    expect(request().method).toBe('DELETE')
  })

  test('of a download is its bytes', async () => {
    answer = () => new Response(Uint8Array.of(0, 255, 10))
    const { data } = await nexaOf().downloadAttachment({ params: { id } })
    expect([...new Uint8Array(await data.arrayBuffer())]).toEqual([0, 255, 10])
  })

  test.each([
    ['a page of HTML', () => new Response('<h1>Welcome to the hotel</h1>')],
    ['JSON of another kind', () => Response.json({ hello: 'world' })],
    ['a failure sent with 200', () => Response.json({ success: false, data: {} })],
  ])('is not %s', async (_, other) => {
    answer = other
    await expect(nexaOf().getMe()).rejects.toThrow()
  })
})

describe('a refusal', () => {
  const error = { code: 'VERSION_CONFLICT', message: 'Changed', details: { v: 2 }, requestId: 'r1' }

  test('is an ApiError with all that the server said', async () => {
    answer = () => Response.json({ success: false, error }, { status: 409 })
    const body = { title: 'Mine', version: 1 }
    expect(await refusal(nexaOf().updateTask({ params: { id }, body }))).toMatchObject({
      ...error,
      status: 409,
      retryAfterMs: null,
    })
  })

  test('names the request without what its path holds', async () => {
    answer = () => Response.json({ success: false, error }, { status: 404 })
    const refused = await refusal(nexaOf().getInvitation({ params: { token: 'secret' } }))
    expect(refused.request).toBe('GET /api/invitations/token/:token')
    expect(JSON.stringify(refused) + refused.message).not.toContain('secret')
  })

  test.each([
    ['a page of HTML', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['nothing', () => new Response(null, { status: 502 })],
    ['JSON of another kind', () => Response.json({ error: 'no' }, { status: 502 })],
    [
      'a code from the future',
      () => Response.json({ success: false, error: { ...error, code: 'NEW' } }, { status: 502 }),
    ],
  ])('that is %s is an ApiError with the status', async (_, other) => {
    answer = other
    expect(await refusal(nexaOf().getMe())).toMatchObject({
      status: 502,
      code: 'INTERNAL_ERROR',
      message: 'The server answered 502',
      requestId: null,
    })
  })

  test('of a deletion or a download is one too', async () => {
    answer = () => Response.json({ success: false, error }, { status: 409 })
    expect((await refusal(nexaOf().deleteTask({ params: { id } }))).status).toBe(409)
    expect((await refusal(nexaOf().downloadAttachment({ params: { id } }))).status).toBe(409)
  })

  test.each([
    ['2', 2_000],
    ['0', 0],
    ['1.5', 1_500],
    ['-1', null],
    ['soon', null],
    ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  ])('with Retry-After: %s is tried again after %p ms', async (seconds, expected) => {
    answer = () => new Response(null, { status: 429, headers: { 'Retry-After': seconds } })
    expect((await refusal(nexaOf().getMe())).retryAfterMs).toBe(expected)
  })
})

describe('what never gets an answer', () => {
  test('ends when it is given up', async () => {
    const arrived = Promise.withResolvers<void>()
    const late = Promise.withResolvers<Response>()
    answer = () => {
      arrived.resolve()
      return late.promise
    }
    const giveUp = new AbortController()
    const call = nexaOf().getMe({}, { signal: giveUp.signal })
    await arrived.promise
    giveUp.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    late.resolve(ok(null))
  })

  test('is not even asked when it was given up before', async () => {
    const call = nexaOf().getMe({}, { signal: AbortSignal.abort() })
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).toEqual([])
  })

  test('rejects as fetch does', async () => {
    const failing = new TypeError('No network')
    const nexa = nexaOf({ retries: 0, fetch: () => Promise.reject(failing) })
    await expect(nexa.getMe()).rejects.toBe(failing)
  })
})

test("a fetch of one's own gets the cookies' mode and the whole address", async () => {
  const calls: [string, RequestInit][] = []
  const own = async (url: string, init: RequestInit) => {
    calls.push([url, init])
    return ok(null)
  }
  await createNexaClient({ url: '', fetch: own }).getMe()
  expect(calls).toMatchObject([['/api/auth/me', { method: 'GET', credentials: 'include' }]])
  expect(seen).toEqual([])
})
