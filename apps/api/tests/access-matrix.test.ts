import { beforeAll, describe, expect, test } from 'bun:test'
import { permissionsOf, roles } from '@nexa/shared/permissions'
import { z } from 'zod'
import { openPages } from './support/access/open-pages'
import type { Row } from './support/access/row'
import { accessRows } from './support/access/rows'
import { send } from './support/access/send'
import {
  aWorld,
  type IdName,
  type Ids,
  idNames,
  namesAsIds,
  type World,
} from './support/access/world'
import { password } from './support/cast'
import { Client } from './support/client'
import { allEndpoints, allRoutes } from './support/endpoints'
import { fingerprintsOf } from './support/fingerprints'
import { useTeam } from './support/test-server'

const team = useTeam()
const rows = Object.entries(accessRows)
let ours: World
let theirs: World

beforeAll(async () => {
  const { ada, mallory } = team()
  ours = await aWorld(ada)
  theirs = await aWorld(mallory)
})

test('every route has a row, and every row a route', () => {
  expect(Object.keys({ ...accessRows, ...openPages }).sort()).toEqual(allRoutes().sort())
})

test.each(Object.values(openPages))('%s is open to all', async (path) => {
  const { ada, mallory } = team()
  for (const person of [new Client(ada.url), ada, mallory]) {
    expect((await person.fetch('GET', path)).status).toBe(200)
  }
})

test('every id that an operation takes is tried with a foreign one', () => {
  for (const { operation } of allEndpoints()) {
    const { method, path, query, body } = operation
    const row = accessRows[`${method.toUpperCase()} ${path}`]
    const requests = row
      ? requestsOf(row).map((request) => JSON.stringify(request(namesAsIds)))
      : []
    for (const name of idFields([query, body])) {
      expect(requests.filter((text) => text.includes(name)).length, `${path} ${name}`).not.toBe(0)
    }
  }
})

test('a higher role can all that a lower one can', () => {
  const fromGuestUp = [...roles].reverse()
  for (const [place, role] of fromGuestUp.entries()) {
    const lower = fromGuestUp[Math.max(place - 1, 0)] ?? role
    expect(permissionsOf(role)).toEqual(expect.arrayContaining(permissionsOf(lower)))
  }
  for (const [operation, { roles: statuses }] of rows) {
    const refused = statuses.map((status) => status === 403)
    expect(refused, operation).toEqual([...refused].sort().reverse())
  }
})

describe.each(rows)('%s', (operation, row) => {
  test('answers each role as the contract says', async () => {
    const { ada, grace, linus, edsger, mallory } = team()
    const anonymous = new Client(ada.url)
    await send(operation, row, ours.ids, anonymous).expect(row.anonymous ?? 401)

    const [inOwn, inOurs] = row.mallory ?? [404, 404]
    const intruder = new Client(ada.url, { ...mallory, workspaceId: ada.workspaceId })
    await tryAs(intruder, inOurs)
    await tryAs(mallory, inOwn)

    const [guest, member, pm, superAdmin] = row.roles
    await tryAs(edsger, guest)
    await tryAs(linus, member)
    await tryAs(grace, pm)
    await tryAs(ada, superAdmin)

    async function tryAs(person: Client, status: number) {
      const ids = await idsFor(row, person, status)
      const actor = row.consumes === 'session' ? await signedInAgain(person) : person
      await send(operation, row, ids, actor).expect(status)
    }
  })

  const taken = idsTakenBy(row)
  if (taken.length === 0) return

  test('answers ids of another workspace as ids that do not exist', async () => {
    const { mallory, databaseUrl } = team()
    const before = await fingerprintsOf(databaseUrl, ours.ids.workspace)
    for (const request of requestsOf(row)) {
      const own = await ownIds(row, theirs)
      const attempt = (ids: Ids, status: number) =>
        send(operation, { ...row, request }, ids, mallory).expect(status)
      for (const name of idsTakenBy({ ...row, request, variants: [] })) {
        const status = row.foreign?.[name] ?? 404
        const foreign = await attempt({ ...own, [name]: ours.ids[name] }, status)
        const unknown = await attempt({ ...own, [name]: unknownId(name) }, status)
        expect(withoutRequestId(foreign)).toEqual(withoutRequestId(unknown))
        if (status === 200) expect(foreign).toEqual([])
      }
      // With nothing foreign in it the same request works: the id alone was refused.
      if (row.consumes !== 'invitation') await send(operation, { ...row, request }, own, mallory)
    }
    expect(await fingerprintsOf(databaseUrl, ours.ids.workspace)).toEqual(before)
  })
})

const requestsOf = ({ request, variants = [] }: Row) => [request, ...variants]

async function idsFor(row: Row, person: Client, status: number): Promise<Ids> {
  if (row.consumes === 'invitation' && status < 300) return invited(person)
  return status < 300 ? ownIds(row, ours) : ours.ids
}

/** Ids of the same maker, new ones where the request uses them up. */
async function ownIds(row: Row, { maker, ids }: World): Promise<Ids> {
  const { consumes } = row
  if (consumes === 'ids') return (await aWorld(maker, idsTakenBy(row))).ids
  if (consumes !== 'workspace' && consumes !== 'deleted workspace') return ids
  const { id } = await maker.post('/api/workspaces', { name: 'Soon gone' })
  if (consumes === 'deleted workspace') await maker.delete(`/api/workspaces/${id}`)
  return { ...ids, workspace: id }
}

/** With an invitation to a workspace that nobody else here is in. */
async function invited(person: Client): Promise<Ids> {
  const { mallory } = team()
  const { id } = await mallory.post('/api/workspaces', { name: 'Elsewhere' })
  const { email } = await person.get('/api/auth/me')
  const { token } = await mallory.post(`/api/workspaces/${id}/invitations`, { email })
  return { ...ours.ids, invitation: token }
}

async function signedInAgain({ url, token: old, userId, workspaceId }: Client): Promise<Client> {
  const { email } = await new Client(url, { token: old }).get('/api/auth/me')
  const { token } = await new Client(url).post('/api/auth/sign-in', { email, password })
  return new Client(url, { token, userId, workspaceId })
}

/** The ids that the requests of a row are made of. */
const idsTakenBy = (row: Row): IdName[] => {
  const text = JSON.stringify(requestsOf(row).map((request) => request(namesAsIds)))
  return idNames.filter((name) => text.includes(`<${name}>`) && !row.keys?.includes(name))
}

/** An invitation's token is no UUID. */
const unknownId = (name: IdName) => (name === 'invitation' ? 'x'.repeat(43) : crypto.randomUUID())

const withoutRequestId = (answer: object) => ({ ...answer, requestId: null })

/** Names of the fields, at any depth, that hold ids. */
function idFields(schemas: (z.ZodType | undefined)[]): string[] {
  const found = new Set<string>()
  const visit = (node: unknown, name: string): void => {
    if (typeof node !== 'object' || node === null) return
    if ('format' in node && node.format === 'uuid') found.add(name)
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'properties') visit(child, name)
      else for (const [field, schema] of Object.entries(child)) visit(schema, field)
    }
  }
  for (const schema of schemas) {
    if (schema) visit(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), '')
  }
  return [...found]
}
