import { beforeAll, describe, expect, test } from 'bun:test'
import { Client } from '../client'
import type { IdentityMode } from './identity-mode'
import { ownIds } from './own-ids'
import { rowsFor } from './rows'
import { send } from './send'
import { aWorld, idNames, snapshot, type World } from './world'

/** Every route of the app, tried by those who are not, or not quite, who they were. */
export function testAccessOutsiders(mode: IdentityMode): void {
  let world: World
  /** Was in the workspace; its session is in order. */
  let removed: Client
  /** Signed in once; its session ended by time. */
  let expired: Client
  /** Ada's, and it may only read. */
  let readOnly: Client
  /** Ada's, and kept to another workspace of hers. */
  let elsewhere: Client | undefined

  beforeAll(async () => {
    const { ada } = mode.team()
    world = await aWorld(ada, idNames, mode.joinAs)
    removed = await mode.joinAs(ada, 'super_admin')
    await ada.delete(`/api/workspaces/${ada.workspaceId}/members/${removed.userId}`)
    expired = await mode.expire(await mode.joinAs(ada, 'super_admin'))
    const { token } = await ada.post('/api/auth/tokens', { name: 'Reader', isReadOnly: true })
    readOnly = new Client(ada.url, { ...ada, token })
    elsewhere = await mode.keepElsewhere?.(ada)
  })

  describe.each(rowsFor(mode.provider))('%s', (operation, row) => {
    test('lets nobody in whose session has expired', async () => {
      await send(operation, row, world.ids, expired).expect(row.anonymous ?? 401)
    })

    test('answers who was removed like anybody from outside', async () => {
      const [, inOurs] = row.mallory ?? [404, 404]
      // What outsiders can write concerns their own account or uses things up: the matrix shows it.
      if (inOurs < 300 && !isRead(operation)) return
      await send(operation, row, world.ids, removed).expect(inOurs)
    })

    test('changes nothing for a token that may only read', async () => {
      if (row.isOpen) return
      const [, , , superAdmin] = row.roles
      if (isRead(operation)) {
        await send(operation, row, world.ids, readOnly).expect(superAdmin)
        return
      }
      const before = await snapshot(world)
      await send(operation, row, world.ids, readOnly).expect(403)
      expect(await snapshot(world)).toEqual(before)
    })

    if (!mode.keepElsewhere) return

    test('answers who is kept elsewhere like anybody from outside', async () => {
      const [, inOurs] = row.mallory ?? [404, 404]
      if (!elsewhere || (inOurs < 300 && !isRead(operation))) return
      const isInTrash = row.consumes === 'deleted workspace'
      const ids = isInTrash ? await ownIds(mode, row, world) : world.ids
      await send(operation, row, ids, elsewhere).expect(inOurs)
    })
  })
}

const isRead = (operation: string) => operation.startsWith('GET ')
