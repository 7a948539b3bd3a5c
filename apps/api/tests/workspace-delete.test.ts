import { expect, test } from 'bun:test'
import type { Activity } from '@nexa/shared/activity'
import type { Role } from '@nexa/shared/permissions'
import type { Workspace } from '@nexa/shared/workspace'
import { aBoard } from './support/a-board'
import { joinAs } from './support/cast'
import { Client } from './support/client'
import { SocketClient } from './support/socket-client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

/** A workspace of Ada's with a board, and somebody in it for each role. */
async function aWorkspace() {
  const { ada } = team()
  const workspace: Workspace = await ada.post('/api/workspaces', { name: 'Short-lived' })
  const owner = new Client(ada.url, { ...ada, workspaceId: workspace.id })
  const path = `/api/workspaces/${workspace.id}`
  const join = (role: Role) => joinAs(owner, role)
  return { workspace, owner, path, join, board: await aBoard(owner) }
}

const idsOf = (workspaces: Workspace[]) => workspaces.map(({ id }) => id)

test('a deleted workspace and all in it are not there, for nobody', async () => {
  const { owner, path, join, board, workspace } = await aWorkspace()
  const member = await join('member')
  const { token } = await member.post('/api/auth/tokens', { name: 'Program' })
  const program = new Client(owner.url, { token })
  await program.get('/api/projects')
  const invitation = { email: `${crypto.randomUUID()}@example.com` }
  const invited = await owner.post(`${path}/invitations`, invitation)
  await owner.delete(path)
  for (const person of [owner, member]) {
    await person.get(path).expect(404)
    await person.get('/api/projects').expect(404)
    await person.get(`/api/projects/${board.project.id}/board`).expect(404)
    await person.patch(`/api/tasks/${board.tasks[0].id}`, { title: 'x' }).expect(404)
    await person.delete(path).expect(404)
    expect(idsOf(await person.get('/api/workspaces'))).not.toContain(workspace.id)
  }
  await program.get('/api/projects').expect(401)
  await new Client(owner.url).get(`/api/invitations/token/${invited.token}`).expect(404)
})

test('its open sockets are put out of its rooms', async () => {
  const { owner, path, join, board } = await aWorkspace()
  const socket = await SocketClient.connect(await join('member'))
  await socket.subscribe(`project:${board.project.id}`)
  await owner.delete(path)
  const { room } = await socket.frame('unsubscribed')
  expect(room).toBe(`project:${board.project.id}`)
  await socket.subscribeInVain(room)
  socket.close()
})

test('only its super_admins delete and restore it', async () => {
  const { owner, path, join, workspace } = await aWorkspace()
  const admin = await join('super_admin')
  const pm = await join('pm')
  await pm.delete(path).expect(403)
  await admin.delete(path)
  const deleted = (person: Client) => person.get('/api/workspaces?deleted=true')
  for (const person of [pm, team().mallory]) {
    expect(idsOf(await deleted(person))).toEqual([])
    await person.post(`${path}/restore`).expect(404)
  }
  expect(idsOf(await deleted(admin))).toEqual([workspace.id])
  expect(idsOf(await deleted(owner))).toContain(workspace.id)
  await owner.post(`${path}/restore`)
  expect(idsOf(await deleted(admin))).toEqual([])
})

test('a restored workspace is as it was, and says what happened', async () => {
  const { owner, path, join, board } = await aWorkspace()
  const guest = await join('guest')
  const before = await guest.get(`/api/projects/${board.project.id}/board`)
  await owner.delete(path)
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const restored = await owner.post(`${path}/restore`, {}, headers)
  expect(await owner.post(`${path}/restore`, {}, headers)).toEqual(restored)
  await owner.post(`${path}/restore`).expect(404)
  expect(await guest.get(`/api/projects/${board.project.id}/board`)).toEqual(before)
  const feed: Activity[] = await guest.get('/api/activity?entityType=workspace')
  expect(feed.map(({ action, metadata }) => [action, metadata])).toEqual([
    ['updated', { restored: true }],
    ['deleted', { name: 'Short-lived' }],
    ['created', {}],
  ])
})

test('a client that watched the workspace goes on after the restore', async () => {
  const { owner, path, workspace } = await aWorkspace()
  const socket = await SocketClient.connect(owner)
  const room = `workspace:${workspace.id}`
  const { epoch, head } = await socket.subscribe(room)
  await owner.delete(path)
  await socket.frame('unsubscribed')
  await owner.post(`${path}/restore`)
  const again = await socket.subscribe(room, { epoch, seq: head })
  expect(again.changes.map(({ type }) => type)).toEqual(['workspace:deleted', 'workspace:updated'])
  await owner.patch(path, { name: 'Long-lived' })
  await waitUntil(() => socket.events.some(({ seq }) => seq === again.head + 1))
  socket.close()
})
