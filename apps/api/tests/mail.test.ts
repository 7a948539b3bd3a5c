import { afterEach, beforeEach, expect, test } from 'bun:test'
import pino from 'pino'
import { readConfig } from '../src/config'
import type { NexaServer } from '../src/server'
import { password, signUp } from './support/cast'
import { Client } from './support/client'
import { Mailbox } from './support/mailbox'
import { cloneTemplate, dropDatabase } from './support/template'
import { castOn, serverUrl, startTestServer } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

let databaseUrl: string
let mailbox: Mailbox
let servers: NexaServer[] = []
const nowhere = 'smtp://127.0.0.1:1'
let logged: string[] = []

// A database for each test: jobs that one leaves behind would be done in the next.
beforeEach(async () => {
  databaseUrl = await cloneTemplate(serverUrl())
  mailbox = await Mailbox.open()
  logged = []
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  servers = []
  await mailbox.close()
  await dropDatabase(databaseUrl)
})

function start(smtpUrl: string | null = mailbox.url): NexaServer {
  const server = startTestServer(databaseUrl, undefined, {
    mail: smtpUrl === null ? null : { smtpUrl, from: 'Nexa <nexa@nexa.test>' },
    jobTimes: { pollMs: 500, retryDelaySeconds: 1 },
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  })
  servers.push(server)
  return server
}

const adaOn = (server: NexaServer) => castOn(server).ada
const invitationsOf = ({ workspaceId }: Client) => `/api/workspaces/${workspaceId}/invitations`
const anEmail = () => `${crypto.randomUUID()}@example.com`
const isLogged = (...words: string[]) =>
  logged.some((line) => words.every((word) => line.includes(word)))

/** Jobs about an invitation, as the database holds them. */
const jobsOf = (invitationId: string) =>
  withSql(databaseUrl, async (client) => {
    const sql = "select state::text, data::text from jobs.job where data->>'invitationId' = $1"
    const { rows } = await client.query(sql, [invitationId])
    return rows
  })

test('an invited person gets a mail whose link lets them in', async () => {
  const ada = adaOn(start())
  const email = anEmail()
  const { url, expiresAt } = await ada.post(invitationsOf(ada), { email, role: 'guest' })
  await waitUntil(() => mailbox.mails.length > 0)
  const [mail] = mailbox.to(email)
  expect(mail?.from?.text).toBe('"Nexa" <nexa@nexa.test>')
  expect(mail?.subject).toBe("Ada invited you to Ada's workspace")
  for (const body of [mail?.text, String(mail?.html)]) {
    expect(body).toContain(url)
    expect(body).toContain('as a guest')
    expect(body).toContain(String(new Date(expiresAt).getUTCFullYear()))
  }
  const [link = ''] = /http\S+/.exec(mail?.text ?? '') ?? []
  const invitationToken = link.split('/').at(-1)
  const account = { email, name: 'Barbara', password, invitationToken }
  const { token } = await new Client(ada.url).post('/api/auth/sign-up', account)
  expect(await new Client(ada.url, { token }).get('/api/auth/me')).toMatchObject({ role: 'guest' })
})

test('names are text in a mail: no markup, no header, no further recipient', async () => {
  const server = start()
  const name = '<img src=x>"&\r\nBcc: mallory@example.com\r\n\r\nPay here'
  const account = { email: anEmail(), name, password }
  const { token } = await adaOn(server).post('/api/auth/sign-up', account)
  const [own] = await new Client(adaOn(server).url, { token }).get('/api/workspaces')
  const evil = new Client(adaOn(server).url, { token, workspaceId: own.id })
  await evil.patch(`/api/workspaces/${own.id}`, { name: '<script>alert(1)</script>' })
  const email = anEmail()
  await evil.post(invitationsOf(evil), { email })
  await waitUntil(() => mailbox.mails.length > 0)
  const [mail] = mailbox.mails
  expect(String(mail?.html)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(String(mail?.html)).not.toMatch(/<(script|img)/)
  expect(mail?.headers.has('bcc')).toBe(false)
  expect(mail?.bcc).toBeUndefined()
  expect([mail?.to].flat().map((one) => one?.text)).toEqual([email])
  expect(mail?.subject).toContain('<img src=x>"& Bcc: mallory@example.com Pay here invited you')
})

test('a mail server that is away delays the mail, not the request', async () => {
  const ada = adaOn(start())
  const email = anEmail()
  mailbox.refusal = { status: 451, text: 'Try again later' }
  await ada.post(invitationsOf(ada), { email }).expect(201)
  await waitUntil(() => isLogged('A job failed and will be tried again', 'send-invitation'))
  mailbox.refusal = null
  await waitUntil(() => mailbox.mails.length > 0)
  expect(mailbox.to(email)).toHaveLength(1)
})

test('a mail that is refused for good is logged and not tried again', async () => {
  const ada = adaOn(start())
  mailbox.refusal = { status: 550, text: 'No such person' }
  const { id } = await ada.post(invitationsOf(ada), { email: anEmail() })
  await waitUntil(() => isLogged('A job failed for good', 'No such person'))
  await waitUntil(async () => (await jobsOf(id))[0].state === 'completed')
  expect(mailbox.refused).toBe(1)
})

test('what was revoked, accepted or sent again before the mail could go out is not sent', async () => {
  const down = start(nowhere)
  const ada = adaOn(down)
  const path = invitationsOf(ada)
  const barbara = await signUp(ada.url, crypto.randomUUID())
  const { email } = await barbara.get('/api/auth/me')
  const accepted = await ada.post(path, { email })
  const revoked = await ada.post(path, { email: anEmail() })
  const renewed = await ada.post(path, { email: anEmail() })
  await barbara.post('/api/invitations/accept', { token: accepted.token })
  await ada.delete(`${path}/${revoked.id}`).expect(204)
  const { url } = await ada.post(`${path}/${renewed.id}/resend`).expect(200)
  await down.stop()
  servers = []
  start()
  for (const { id } of [accepted, revoked, renewed]) {
    await waitUntil(async () => (await jobsOf(id)).every(({ state }) => state === 'completed'))
  }
  expect(mailbox.mails.map(({ to }) => [to].flat()[0]?.text)).toEqual([renewed.email])
  expect(mailbox.mails[0]?.text).toContain(url)
})

test('no job holds a token', async () => {
  const ada = adaOn(start())
  const { id, token } = await ada.post(invitationsOf(ada), { email: anEmail() })
  const [job] = await jobsOf(id)
  expect(job.data).toContain(id)
  expect(job.data).not.toContain(token)
})

test('a change that is rolled back leaves no job: of one request sent three times at once, one mails', async () => {
  const ada = adaOn(start())
  const countJobs = () =>
    withSql(databaseUrl, async (client) => {
      const { rows } = await client.query(
        "select count(*)::int as count from jobs.job where name = 'send-invitation'",
      )
      return rows[0].count
    })
  const before = await countJobs()
  const email = anEmail()
  const retry = { 'Idempotency-Key': crypto.randomUUID() }
  const invite = () => ada.post(invitationsOf(ada), { email }, retry)
  const answers = await Promise.all([invite(), invite(), invite()])
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await countJobs()).toBe(before + 1)
  await waitUntil(() => mailbox.to(email).length > 0)
})

test('two instances send every mail of a long list once', async () => {
  const [ada] = [adaOn(start()), start()]
  const emails = Array.from({ length: 20 }, anEmail)
  await ada.post(`${invitationsOf(ada)}/bulk`, { emails }).expect(201)
  await waitUntil(() => mailbox.mails.length >= 20)
  const recipients = mailbox.mails.map(({ to }) => [to].flat()[0]?.text)
  expect(recipients.sort()).toEqual(emails.sort())
})

test('without a mail server the link is in the log and in the answer to the inviter', async () => {
  const ada = adaOn(start(null))
  const email = anEmail()
  const { url } = await ada.post(invitationsOf(ada), { email })
  await waitUntil(() => isLogged(email, url, 'No SMTP_URL is set'))
})

test('a mail that could not be sent before a stop is sent after the next start', async () => {
  const down = start(nowhere)
  const ada = adaOn(down)
  const email = anEmail()
  await ada.post(invitationsOf(ada), { email }).expect(201)
  await waitUntil(() => isLogged('will be tried again', 'ECONNREFUSED'))
  await down.stop()
  servers = []
  start()
  await waitUntil(() => mailbox.to(email).length > 0)
})

test('a server that stops finishes the mail it is sending', async () => {
  const server = start()
  const ada = adaOn(server)
  const email = anEmail()
  const { promise, resolve } = Promise.withResolvers<void>()
  mailbox.gate = promise
  const { id } = await ada.post(invitationsOf(ada), { email })
  await waitUntil(() => mailbox.arriving > 0)
  const stopped = server.stop()
  servers = []
  resolve()
  await stopped
  expect(mailbox.to(email)).toHaveLength(1)
  expect(await jobsOf(id)).toMatchObject([{ state: 'completed' }])
})

test('a mail server without a sender stops the start with a message', () => {
  const variables = { SMTP_URL: mailbox.url }
  expect(() => readConfig(variables)).toThrow('MAIL_FROM must be set with SMTP_URL')
  expect(() => readConfig({ SMTP_URL: 'http://localhost' })).toThrow('SMTP_URL')
  expect(readConfig({ ...variables, MAIL_FROM: 'nexa@example.com' }).mail).toEqual({
    smtpUrl: mailbox.url,
    from: 'nexa@example.com',
  })
})
