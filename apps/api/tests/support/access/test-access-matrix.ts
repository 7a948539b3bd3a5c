import { beforeAll, describe, expect, test } from 'bun:test'
import { permissionsOf, roles } from '@nexa/shared/permissions'
import { Client } from '../client'
import { allEndpoints, allRoutes } from '../endpoints'
import { fingerprintsOf } from '../fingerprints'
import type { IdentityMode } from './identity-mode'
import { openPages } from './open-pages'
import { inviteElsewhere, ownIds } from './own-ids'
import { idFields, idsTakenBy, requestsOf, unknownId } from './row-ids'
import { rowsFor } from './rows'
import { send } from './send'
import { aWorld, type Ids, idNames, namesAsIds, type World } from './world'

/** Every route of the app, tried by everybody. */
export function testAccessMatrix(mode: IdentityMode): void {
  const { team } = mode
  const rows = rowsFor(mode.provider)
  const rowOf = Object.fromEntries(rows)
  let ours: World
  let theirs: World

  beforeAll(async () => {
    const { ada, mallory } = team()
    ours = await aWorld(ada, idNames, mode.joinAs)
    theirs = await aWorld(mallory, idNames, mode.joinAs)
  })

  test('every route has a row, and every row a route', () => {
    expect(Object.keys({ ...rowOf, ...openPages }).sort()).toEqual(allRoutes().sort())
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
      const row = rowOf[`${method.toUpperCase()} ${path}`]
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
    })

    async function tryAs(person: Client, status: number) {
      const ids = await idsFor(person, status)
      const actor = row.consumes === 'session' ? await mode.signInAgain(person) : person
      await send(operation, row, ids, actor).expect(status)
    }

    async function idsFor(person: Client, status: number): Promise<Ids> {
      if (status >= 300) return ours.ids
      if (row.consumes !== 'invitation') return ownIds(mode, row, ours)
      return { ...ours.ids, invitation: await inviteElsewhere(mode, person) }
    }

    const taken = idsTakenBy(row)
    if (taken.length === 0) return

    test('answers ids of another workspace as ids that do not exist', async () => {
      const { mallory, databaseUrl } = team()
      await mode.settled(ours.ids.workspace)
      const before = await fingerprintsOf(databaseUrl, ours.ids.workspace)
      for (const request of requestsOf(row)) {
        const own = await ownIds(mode, row, theirs)
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
}

const withoutRequestId = (answer: object) => ({ ...answer, requestId: null })
