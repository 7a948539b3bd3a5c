import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { BoardFollower } from './support/board-follower'
import { aReadCompany, aTold, tellNexa } from './support/clerk/tell-nexa'
import { useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { jobsDone } from './support/jobs-done'
import { SocketClient } from './support/socket-client'
import { waitUntil } from './support/wait-until'

const team = useClerk({ others: () => ({ jobTimes: { pollMs: 500, retryDelaySeconds: 1 } }) })

/** A company whose workspace Ada watches. */
async function watched() {
  const company = await aReadCompany(team())
  const socket = await SocketClient.connect(company.ada)
  await socket.subscribe(`workspace:${company.ada.workspaceId}`)
  return { company, socket, heard: (count: number) => heard(socket, count) }
}

/** What the next events say. */
async function heard({ events }: SocketClient, count: number) {
  await waitUntil(() => events.length >= count)
  return events.splice(0).map(({ type, fields, data }) => ({ type, fields, data }))
}

test('an open page sees a new member, their role and their end as Clerk says it', async () => {
  const { company, socket, heard } = await watched()
  const { clerk, organization } = company
  const user = await clerk.addUser({ firstName: 'Grace' })
  const key = { organizationId: organization.id, userId: user.id }
  const membership = await clerk.addMembership(key)
  // Nothing else tells of the person: Clerk is asked.
  await tellNexa(company, 'organizationMembership.created', membership)
  const [joined] = await heard(1)
  expect(joined).toMatchObject({
    type: 'member:created',
    data: { member: { name: 'Grace', role: 'member' } },
  })
  const promoted = await clerk.updateMembership({ ...key, role: 'org:admin' })
  await tellNexa(company, 'organizationMembership.updated', promoted)
  expect(await heard(1)).toMatchObject([
    { type: 'member:updated', fields: ['role'], data: { member: { role: 'super_admin' } } },
  ])
  await tellNexa(company, 'organizationMembership.deleted', await clerk.deleteMembership(key))
  expect(await heard(1)).toMatchObject([{ type: 'member:deleted', data: { member: null } }])
  socket.close()
})

test('who is taken out in Clerk hears nothing more', async () => {
  const { company, socket } = await watched()
  const { clerk, ada } = company
  const { key, token } = await aTold(company)
  const room = `workspace:${ada.workspaceId}`
  const leaving = await SocketClient.connect(new Client(ada.url, { token }))
  await leaving.subscribe(room)
  await tellNexa(company, 'organizationMembership.deleted', await clerk.deleteMembership(key))
  expect(await leaving.frame('unsubscribed')).toMatchObject({ room, reason: 'forbidden' })
  expect(await leaving.subscribeInVain(room)).toMatchObject({ code: 'NOT_FOUND' })
  leaving.close()
  socket.close()
})

test('whose account is deleted in Clerk hears nothing more', async () => {
  const { company, socket } = await watched()
  const { clerk, ada } = company
  const { user, token } = await aTold(company)
  const room = `workspace:${ada.workspaceId}`
  const leaving = await SocketClient.connect(new Client(ada.url, { token }))
  await leaving.subscribe(room)
  await tellNexa(company, 'user.deleted', await clerk.deleteUser(user.id))
  await waitUntil(() => leaving.closed !== null || leaving.frames.some(isExpulsion))
  leaving.close()
  socket.close()
})
const isExpulsion = ({ type }: { type: string }) => type === 'unsubscribed'

test('a new name is told in each workspace, and open boards have it', async () => {
  const { company, socket, heard } = await watched()
  const { clerk, ada, databaseUrl } = company
  const { user, userId } = await aTold(company)
  await heard(1)
  const { project, tasks } = await aBoard(ada)
  await ada.patch(`/api/tasks/${tasks[0].id}`, { assigneeId: userId })
  const board = await BoardFollower.open(ada, project.id)
  const other = await BoardFollower.open(ada, (await aBoard(ada)).project.id)
  const path = `/api/projects/${project.id}/board`
  const etag = (await ada.fetch('GET', path)).headers.get('etag') ?? ''
  await heard(1)
  const renamed = await clerk.updateUser(user.id, { lastName: 'Hopper' })
  await tellNexa(company, 'user.updated', renamed)
  await waitUntil(() => socket.events.some(({ type }) => type === 'member:updated'))
  expect(socket.events.at(-1)?.data).toMatchObject({ member: { name: 'Grace Hopper' } })
  await waitUntil(() => board.reloads === 1)
  await board.expectSynced()
  const again = await ada.fetch('GET', path, undefined, { 'If-None-Match': etag })
  expect([again.status, JSON.stringify(await again.json())]).toEqual([
    200,
    expect.stringContaining('Grace Hopper'),
  ])
  // Said again, it is no news; a board that does not show the name loads nothing.
  await tellNexa(company, 'user.updated', renamed)
  await jobsDone(databaseUrl, 'announce-person')
  await board.expectSynced()
  await other.expectSynced()
  expect([board.reloads, other.reloads]).toEqual([1, 0])
  for (const follower of [board, other]) follower.close()
  socket.close()
})

test('a removal in Clerk takes the person from the tasks of open boards', async () => {
  const { company, socket } = await watched()
  const { clerk, ada } = company
  const { key, userId } = await aTold(company)
  const { project, tasks } = await aBoard(ada)
  await ada.patch(`/api/tasks/${tasks[0].id}`, { assigneeId: userId })
  const board = await BoardFollower.open(ada, project.id)
  await tellNexa(company, 'organizationMembership.deleted', await clerk.deleteMembership(key))
  await board.expectSynced()
  expect(await ada.get(`/api/tasks/${tasks[0].id}`)).toMatchObject({ assigneeId: null })
  board.close()
  socket.close()
})

test('the new name of an organization is told', async () => {
  const { company, socket, heard } = await watched()
  const { clerk, organization } = company
  const renamed = await clerk.updateOrganization(organization.id, { name: 'Difference Engines' })
  await tellNexa(company, 'organization.updated', renamed)
  expect(await heard(1)).toMatchObject([
    {
      type: 'workspace:updated',
      fields: ['name'],
      data: { workspace: { name: 'Difference Engines' } },
    },
  ])
  socket.close()
})
