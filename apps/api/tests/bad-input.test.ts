import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { expectNoLeak } from './support/expect-no-leak'
import { rawRequest } from './support/raw-request'
import { useTeam } from './support/test-server'

const team = useTeam()
const nowhere = crypto.randomUUID()

test('a body that is no JSON is refused', async () => {
  const { ada } = team()
  const bodies = ['', '{', 'null', '[]', '"x"', '1', '{"name":}', '\u0000', '['.repeat(200_000)]
  for (const body of bodies) {
    const error = await ada.call('POST', '/api/projects', body).expect(400)
    expect(error.code).toBe('VALIDATION_ERROR')
  }
  const nested = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  await ada.call('POST', '/api/projects', nested).expect(400)
})

test('only JSON is read', async () => {
  const { ada } = team()
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'x',
  ]) {
    const headers = { 'Content-Type': type }
    const error = await ada.call('POST', '/api/projects', '{"name":"x"}', headers).expect(415)
    expect(error.code).toBe('UNSUPPORTED_MEDIA_TYPE')
  }
  const form = new FormData()
  form.set('name', 'x')
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
  expect((await ada.fetch('POST', '/api/projects', form, headers)).status).toBe(415)
})

test('values of a wrong type, and what a person may not decide, are refused by name', async () => {
  const { ada } = team()
  const { project, tasks, todo } = await aBoard(ada)
  const wrong: Record<string, unknown[]> = {
    title: [null, 1, true, {}, [], '', '   ', 'x'.repeat(501), 'a\u0000b', '\ud800'],
    description: [1, {}, 'x'.repeat(65_537), '\u0000', '\udfff'],
    priority: ['highest', '', null, 0, 'LOW', 'toString'],
    statusId: ['', 'x', null, 1, {}, `${todo.id} `, `{${todo.id}}`],
    assigneeId: ['me', 0, [], 'x'],
    dueDate: ['tomorrow', '2026-02-30', '0000-01-01', '1899-12-31', '9999-01-01', '+010000-01-01'],
    version: [0, -1, 1.5, '1', null, 2 ** 53],
  }
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      const error = await ada.patch(`/api/tasks/${tasks[0].id}`, { [field]: value }).expect(400)
      expect(Object.keys(error.details)).toEqual([field])
    }
  }
  const internal = { id: nowhere, workspaceId: nowhere, createdById: nowhere, projectId: nowhere }
  const derived = { number: 7, order: 1, completedAt: null, createdAt: '2026-01-01', key: 'X-1' }
  for (const [field, value] of Object.entries({ ...internal, ...derived, commentCount: 0 })) {
    const body = { title: 'x', [field]: value }
    for (const call of [
      ada.post(`/api/projects/${project.id}/tasks`, body),
      ada.patch(`/api/tasks/${tasks[0].id}`, body),
    ]) {
      expect((await call.expect(400)).details).toEqual({ [field]: 'Is not known' })
    }
  }
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'x', version: 9 }).expect(400)
  expect(await ada.get(`/api/tasks/${tasks[0].id}`)).toMatchObject({ version: 1, title: 'First' })
})

test('nobody gives themselves a role, an owner or a state by writing it', async () => {
  const { ada } = team()
  const { project, todo } = await aBoard(ada)
  const workspace = `/api/workspaces/${ada.workspaceId}`
  const signUp = { email: 'eve@example.com', name: 'Eve', password: 'correct horse' }
  for (const extra of [{ role: 'super_admin' }, { emailVerified: true }, { id: nowhere }]) {
    await ada.post('/api/auth/sign-up', { ...signUp, ...extra }).expect(400)
  }
  for (const extra of [{ ownerId: nowhere }, { clerkOrgId: 'x' }, { settings: { admin: true } }]) {
    await ada.patch(workspace, extra).expect(400)
  }
  for (const extra of [{ status: 'deleted' }, { workspaceId: nowhere }, { createdById: nowhere }]) {
    await ada.patch(`/api/projects/${project.id}`, extra).expect(400)
  }
  for (const extra of [{ order: 1 }, { projectId: nowhere }, { isDefault: false }]) {
    await ada.patch(`/api/projects/${project.id}/statuses/${todo.id}`, extra).expect(400)
  }
})

test('keys that mean something to JavaScript are unknown keys', async () => {
  const { ada } = team()
  for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    const body = `{"name":"x","${key}":{"status":"archived"}}`
    const error = await ada.call('POST', '/api/projects', body).expect(400)
    expect(Object.entries(error.details)).toEqual([[key, 'Is not known']])
    await ada.get(`/api/projects?${key}=1`).expect(400)
  }
})

test('a title of 1 MB is too long, a body of 2 MB is not read', async () => {
  const { ada } = team()
  const path = `/api/projects/${(await aBoard(ada)).project.id}/tasks`
  await ada.post(path, { title: 'x'.repeat(1_000_000) }).expect(400)
  const error = await ada.post(path, { title: 'x'.repeat(2_000_000) }).expect(413)
  expect(error.code).toBe('PAYLOAD_TOO_LARGE')
  const chunks = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < 32; sent += 1) controller.enqueue(new Uint8Array(65_536))
      controller.close()
    },
  })
  const headers = { Authorization: `Bearer ${ada.token}`, 'Content-Type': 'application/json' }
  const answer = await fetch(ada.url + path, { method: 'POST', headers, body: chunks })
  expect(answer.status).toBe(413)
})

test('ids that are none are refused, in the path as well', async () => {
  const { ada } = team()
  const ids = [
    'x',
    '1',
    'NEX-',
    'NEX-0',
    `${nowhere}x`,
    "'--",
    '%00',
    '%ED%A0%80',
    '%2e%2e%2f',
    '😀',
  ]
  for (const id of ids) {
    for (const path of [`/api/tasks/${id}`, `/api/projects/${id}`, `/api/projects/${id}/board`]) {
      await ada.get(path).expect(400)
    }
    await ada.get(`/api/workspaces/${id}`).expect(404)
  }
  await ada.get(`/api/tasks/NEX-999999999`).expect(404)
})

test('query parameters are checked like a body', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const queries = [
    ...['limit=0', 'limit=101', 'limit=1e9', 'limit=x', 'limit=', 'limit=1&limit=2', 'page=0'],
    ...['page=1000001', 'page=-1', 'page=1.5', 'sort=password', 'sort=order,order', 'sort='],
    ...['search=%00', 'search=', 'dueBefore=x', 'dueAfter=10000-01-01', 'watching=1', 'unknown=1'],
    ...['statusId=', 'statusId=x,y', 'assigneeId=nobody', 'priority=low,', 'completed=TRUE'],
    `statusId=${Array(51).fill(nowhere).join()}`,
  ]
  for (const query of queries) {
    await ada.get(`/api/projects/${project.id}/tasks?${query}`).expect(400)
  }
  const { data, meta } = await ada
    .get(`/api/projects/${project.id}/tasks?page=1000000&limit=100`)
    .answer()
  expect({ data, total: meta.total }).toEqual({ data: [], total: 3 })
  for (const query of ['', 'since=-1', 'since=x', 'since=1e300', 'since=1&epoch=x']) {
    await ada.get(`/api/projects/${project.id}/changes?${query}`).expect(400)
  }
  await ada.get(`/api/projects/${project.id}/tasks?search=%25_%5C%27%3B--%zz`)
})

test('a cursor that was not given out by this list is refused', async () => {
  const { ada } = team()
  const { project, tasks } = await aBoard(ada)
  const path = `/api/projects/${project.id}/tasks`
  const { meta } = await ada.get(`${path}?limit=1`).answer()
  expect(await ada.get(`${path}?limit=1&cursor=${meta.nextCursor}`)).toHaveLength(1)
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const order = 'tasks:order'
  const keys = [1024, 65_536, tasks[0].id]
  const cursors = [
    ...[
      'x',
      '%00',
      '!!!',
      encode(null),
      encode([]),
      encode({}),
      encode({ order }),
      encode({ keys }),
    ],
    encode({ order, keys: [] }),
    encode({ order, keys: [...keys, 1] }),
    encode({ order, keys, admin: true }),
    encode({ order: 'tasks:title', keys }),
    ...['1) or 1=1 --', null, 1.5, 1e300, {}, [1]].flatMap((hostile) => [
      encode({ order, keys: [hostile, 65_536, tasks[0].id] }),
      encode({ order, keys: [1024, 65_536, hostile] }),
    ]),
    'A'.repeat(2_001),
  ]
  for (const cursor of cursors) await ada.get(`${path}?cursor=${cursor}`).expect(400)
  const title = (key: unknown) => encode({ order: 'tasks:title', keys: [key, tasks[0].id] })
  for (const key of ['\u0000', '\ud800', 'x'.repeat(501), 7]) {
    await ada.get(`${path}?sort=title&cursor=${title(key)}`).expect(400)
  }
  const due = (key: unknown) => encode({ order: 'tasks:dueDate', keys: [key, tasks[0].id] })
  for (const key of ['infinity', '10000-01-01', 'now', 0]) {
    await ada.get(`${path}?sort=dueDate&cursor=${due(key)}`).expect(400)
  }
  await ada.get(`/api/tasks/${tasks[0].id}/comments?cursor=${meta.nextCursor}`).expect(400)
  await ada.get(`/api/tasks/${tasks[0].id}/activity?cursor=${meta.nextCursor}`).expect(400)
})

test('an Idempotency-Key is a UUID', async () => {
  const { ada } = team()
  for (const key of ['x', '', `${nowhere} ${nowhere}`, 'ä']) {
    await ada.post('/api/projects', { name: 'x' }, { 'Idempotency-Key': key }).expect(400)
  }
})

test('requests that no client would send get an answer and tell nothing', async () => {
  const { ada } = team()
  const host = `Host: ${new URL(ada.url).host}`
  const authorization = `Authorization: Bearer ${ada.token}`
  const requests: [string, string[]][] = [
    ['GET /api/tasks/%zz HTTP/1.1', [host, authorization]],
    ['GET /api/workspaces/%00 HTTP/1.1', [host, authorization]],
    ['GET /api/workspaces/%ff%fe HTTP/1.1', [host, authorization]],
    ['GET /api/projects/%c0%af..%2f..%2fetc%2fpasswd/board HTTP/1.1', [host, authorization]],
    ['GET //api//projects HTTP/1.1', [host, authorization]],
    ['GET /api/projects?%ff=%fe HTTP/1.1', [host, authorization]],
    ['GET /api/projects HTTP/1.1', ['Host: a b<>\\^`{|}', authorization]],
    ['GET /api/projects HTTP/1.1', ['Host: [::', authorization]],
    ['GET /api/projects HTTP/1.1', ['Host:', authorization]],
    ['GET /ws HTTP/1.1', ['Host: :99999999']],
    ['GET http://evil.example/api/projects HTTP/1.1', [host, authorization]],
    ['GET /api/projects HTTP/1.1', [host, 'Authorization: Bearer \xff\xfe']],
    ['GET /api/projects HTTP/1.1', [host, `Authorization: Bearer ${'x'.repeat(8_000)}`]],
    ['GET /api/projects HTTP/1.1', [host, 'Authorization: Basic Og==']],
    ['GET /api/projects HTTP/1.1', [host, 'Cookie: nexa.session_token=%E0%A4%A; =; ;;']],
    ['GET /api/projects HTTP/1.1', [host, authorization, 'X-Workspace-Id: \xff\xfe']],
    ['GET /api/projects HTTP/1.1', [host, authorization, "X-Workspace-Id: ' or 1=1 --"]],
    ['GET /api/projects HTTP/1.1', [host, 'Origin: null', 'X-Forwarded-For: ,,,']],
    ['POST /api/projects HTTP/1.1', [host, authorization, 'Content-Length: 0']],
    ['POST /api/projects HTTP/1.1', [host, authorization, 'Content-Length: -5']],
    ['POST /api/projects HTTP/1.1', [host, authorization, 'Transfer-Encoding: x']],
    ['PUT /api/projects HTTP/1.1', [host, authorization]],
    ['OPTIONS /api/projects HTTP/1.1', [host, 'Origin: https://evil.example']],
    ['TRACE /api/projects HTTP/1.1', [host]],
  ]
  for (const [line, headers] of requests) {
    const { status, body } = await rawRequest(ada.url, line, headers)
    expect({ line, headers, status: status < 500 ? 'fine' : status }).toMatchObject({
      status: 'fine',
    })
    expectNoLeak(body)
  }
})
