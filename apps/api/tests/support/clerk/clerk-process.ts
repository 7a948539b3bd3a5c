// Clerk's Backend API as a process of its own, and a second server for the tests that drive it.
import { Hono } from 'hono'
import type { Data } from '../client'
import { clerkApi } from './clerk-api'
import { ClerkStore } from './clerk-store'
import { type Failure, failing } from './failing'

const { secretKey = '', roles = '' } = Object.fromEntries(new URLSearchParams(process.argv[2]))
const store = new ClerkStore(roles.split(','))
let keys: object[] = []
let failures: Failure[] = []
const calls: { method: string; path: string; body: unknown }[] = []

const app = clerkApi({ store, secretKey, keys: () => keys })
const fetchApi = async (request: Request) => {
  const text = await request.clone().text()
  const { method } = request
  const { pathname: path } = new URL(request.url)
  calls.push({ method, path, body: text === '' ? null : JSON.parse(text) })
  return failing(failures, { method, path }) ?? app.fetch(request)
}
const listen = (port: number) =>
  Bun.serve({ port, hostname: '127.0.0.1', idleTimeout: 0, fetch: fetchApi })
let api = listen(0)
const { port = 0 } = api

const control = new Hono()
const on = (name: string, run: (input: Data) => unknown) =>
  control.post(`/${name}`, async (c) => c.json((await run(await c.req.json())) ?? null))
control.onError((error, c) => c.text(error.message, 500))

on('setKeys', (wanted) => {
  keys = wanted
})
on('addUser', (fields) => store.addUser(fields))
on('updateUser', ({ id, fields }) => store.updateUser(id, fields))
on('deleteUser', ({ id }) => store.deleteUser(id))
on('user', ({ id }) => store.user(id))
on('addOrganization', (fields) => store.addOrganization(fields))
on('updateOrganization', ({ id, fields }) => store.updateOrganization(id, fields))
on('deleteOrganization', ({ id }) => store.deleteOrganization(id))
on('addMembership', (fields) => store.addMembership(fields))
on('updateMembership', (fields) => store.updateMembership(fields))
on('deleteMembership', (key) => store.deleteMembership(key))
on('membership', (key) => store.membershipJson(store.membership(key)))
on('memberships', ({ organizationId }) =>
  [...store.memberships.values()]
    .filter((one) => one.organizationId === organizationId)
    .map((one) => store.membershipJson(one)),
)
on('organization', ({ id }) => store.organization(id))
on('invitations', ({ organizationId }) =>
  [...store.invitations.values()].filter((one) => one.organization_id === organizationId),
)
on('addInvitation', (fields) => store.addInvitation(fields))
on('acceptInvitation', (fields) => store.acceptInvitation(fields))
on('fail', (failure) => void failures.push(failure))
on('heal', () => {
  failures = []
})
on('calls', () => calls)
on('stop', () => api.stop(true))
on('start', () => {
  api = listen(port)
})

const { port: controlPort } = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: control.fetch })
console.log(JSON.stringify({ port, controlPort }))

// The pipe closes when whoever started this ends, in whatever way.
for await (const _ of Bun.stdin.stream()) {
}
process.exit(0)
