import { afterAll, expect, test } from 'bun:test'
import { session } from '@nexa/shared/account'
import { z } from 'zod'
import { createLog } from '../src/lib/log'
import { aBoard } from './support/a-board'
import { password } from './support/cast'
import { Client } from './support/client'
import { Mailbox } from './support/mailbox'
import { SocketClient } from './support/socket-client'
import { testSecret, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const mailbox = await Mailbox.open()
const lines: string[] = []

const team = useTeam(undefined, () => ({
  log: createLog('trace', { write: (line) => void lines.push(line) }),
  mail: { smtpUrl: mailbox.url, from: 'Nexa <nexa@nexa.test>' },
  jobTimes: { pollMs: 500, retryDelaySeconds: 1 },
}))
afterAll(() => mailbox.close())

test('a request is one line: who, what for, how long, how it ended', async () => {
  const { ada } = team()
  const { tasks } = await aBoard(ada)
  const id = 'a-request-of-mine'
  await ada.get(`/api/tasks/${tasks[0].id}?`, { 'X-Request-Id': id })
  await waitUntil(() => lines.some((line) => line.includes(id)))
  const mine = lines.filter((line) => line.includes(id)).map((line) => JSON.parse(line))
  expect(mine).toEqual([
    {
      level: 30,
      time: expect.any(String),
      requestId: id,
      method: 'GET',
      route: '/api/tasks/:id',
      status: 200,
      durationMs: expect.any(Number),
      userId: ada.userId,
      workspaceId: ada.workspaceId,
    },
  ])
})

test('a refused and an unknown request are logged as well', async () => {
  const { ada } = team()
  for (const [id, path, status] of [
    ['not-signed-in', '/api/projects', 401],
    ['no-such-route', '/api/nothing', 404],
  ] as const) {
    await new Client(ada.url).fetch('GET', path, undefined, { 'X-Request-Id': id })
    await waitUntil(() => lines.some((line) => line.includes(id)))
    expect(JSON.parse(lines.find((line) => line.includes(id)) ?? '')).toMatchObject({ status })
  }
})

test('checks of health that find nothing are logged for who looks closely only', async () => {
  const { ada } = team()
  await ada.get('/health/ready', { 'X-Request-Id': 'a-routine-check' })
  const mine = () => lines.find((line) => line.includes('a-routine-check'))
  await waitUntil(() => mine() !== undefined)
  expect(JSON.parse(mine() ?? '')).toMatchObject({ level: 20, route: '/health/ready' })
})

test('no secret and nothing that people wrote is in the log', async () => {
  const { ada } = team()
  const canary = `c${crypto.randomUUID().replaceAll('-', '')}`
  const secrets: string[] = [testSecret, password, canary, ada.token]
  const anonymous = new Client(ada.url)
  const email = `${crypto.randomUUID()}@example.com`

  const account = { email, name: canary, password: `${canary} password` }
  const signedUp = await anonymous.fetch('POST', '/api/auth/sign-up', JSON.stringify(account))
  const cookies = signedUp.headers.getSetCookie().map((cookie) => cookie.split(/[=;]/)[1] ?? '')
  const { data: made } = z.object({ data: session }).parse(await signedUp.json())
  secrets.push(made.token, ...cookies)
  const wrong = { email, password: `${canary} wrong` }
  await anonymous.post('/api/auth/sign-in', wrong).expect(401)
  const Cookie = signedUp.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  await anonymous.get('/api/auth/me', { Cookie })

  const invited = await ada.post(`/api/workspaces/${ada.workspaceId}/invitations`, { email })
  await waitUntil(() => mailbox.mails.length > 0)
  secrets.push(invited.token, invited.url)
  await anonymous.get(`/api/invitations/token/${invited.token}`)
  await anonymous.get(`/api/invitations/token/${canary}${canary}`).expect(404)
  const newcomer = new Client(ada.url, { token: made.token })
  await newcomer.post('/api/invitations/accept', { token: invited.token })

  const { token } = await ada.post('/api/auth/tokens', { name: canary })
  secrets.push(token)
  const socket = await SocketClient.connect(new Client(ada.url, { token }))
  const { project, tasks } = await aBoard(ada)
  await ada.post(`/api/projects/${project.id}/tasks`, { title: canary, description: canary })
  await ada.post(`/api/tasks/${tasks[0].id}/comments`, { content: canary })
  await ada.get(`/api/search?q=${canary}`)
  await ada.get(`/api/projects?${canary}=${canary}`).expect(400)
  await ada.fetch('POST', '/api/projects', `{"${canary}`)
  await ada.fetch('GET', `/api/${canary}`)
  socket.socket.send(`{"type":"auth","token":"${canary}"`)
  await socket.closeCode()

  const last = crypto.randomUUID()
  await ada.get('/api/auth/me', { 'X-Request-Id': last })
  await waitUntil(() => lines.some((line) => line.includes(last)))
  expect(lines.length).toBeGreaterThan(15)
  for (const secret of secrets.filter(Boolean)) {
    const found = lines.filter((line) => line.includes(secret))
    expect(found, secret).toEqual([])
    expect(lines.filter((line) => line.includes(encodeURIComponent(secret)))).toEqual([])
  }
})
