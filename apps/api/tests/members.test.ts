import { expect, test } from 'bun:test'
import { type Role, roles } from '@nexa/shared/permissions'
import { aBoard } from './support/a-board'
import { BoardFollower } from './support/board-follower'
import { joinAs, signUp } from './support/cast'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()

const membersOf = ({ workspaceId }: Client) => `/api/workspaces/${workspaceId}/members`
const pathOf = (person: Client) => `${membersOf(person)}/${person.userId}`
const roleOf = async (person: Client) => (await person.get('/api/auth/me')).role
const statusOf = async (call: Promise<Response>) => (await call).status

/** A workspace of its own, with one person in each role; `boss` is its super_admin. */
async function aTeam() {
  const boss = await signUp(team().ada.url, crypto.randomUUID())
  const join = (role: Role) => joinAs(boss, role)
  return { boss, pm: await join('pm'), member: await join('member'), guest: await join('guest') }
}

test('a changed role counts from the next request on', async () => {
  const { boss, member } = await aTeam()
  const project = { name: 'Engine' }
  await member.post('/api/projects', project).expect(403)
  expect(await boss.patch(pathOf(member), { role: 'pm' })).toMatchObject({
    userId: member.userId,
    role: 'pm',
  })
  await member.post('/api/projects', project).expect(201)
  await boss.patch(pathOf(member), { role: 'guest' })
  await member.post('/api/projects', project).expect(403)
})

test('nobody grants a role above their own, or changes somebody above them', async () => {
  const people = await aTeam()
  const { boss, pm, member, guest } = people
  const other = await joinAs(boss, 'pm')
  await pm.patch(pathOf(member), { role: 'super_admin' }).expect(403)
  await pm.patch(pathOf(pm), { role: 'super_admin' }).expect(403)
  for (const role of roles) {
    await pm.patch(pathOf(boss), { role }).expect(403)
    await member.patch(pathOf(guest), { role }).expect(403)
    await guest.patch(pathOf(member), { role }).expect(403)
  }
  await member.patch(pathOf(member), { role: 'pm' }).expect(403)
  await pm.patch(pathOf(member), { role: 'pm' }).expect(200)
  await pm.patch(pathOf(other), { role: 'guest' }).expect(200)
  expect(await roleOf(boss)).toBe('super_admin')
})

test('everybody may lower their own role', async () => {
  const { pm } = await aTeam()
  expect(await pm.patch(pathOf(pm), { role: 'member' })).toMatchObject({ role: 'member' })
  expect(await pm.patch(pathOf(pm), { role: 'guest' })).toMatchObject({ role: 'guest' })
  await pm.patch(pathOf(pm), { role: 'member' }).expect(403)
})

test('nobody removes somebody above them, and members and guests nobody but themselves', async () => {
  const { boss, pm, member, guest } = await aTeam()
  await pm.delete(pathOf(boss)).expect(403)
  await member.delete(pathOf(guest)).expect(403)
  await guest.delete(pathOf(member)).expect(403)
  await pm.delete(pathOf(member)).expect(204)
  await guest.delete(pathOf(guest)).expect(204)
  await boss.delete(pathOf(pm)).expect(204)
  expect(await boss.get(membersOf(boss))).toMatchObject([{ userId: boss.userId }])
})

test('the last super_admin cannot leave, be removed or be demoted', async () => {
  const { boss } = await aTeam()
  const refusal = await boss.delete(pathOf(boss)).expect(409)
  expect(refusal.message).toContain('last super_admin')
  await boss.patch(pathOf(boss), { role: 'pm' }).expect(409)
  expect(await roleOf(boss)).toBe('super_admin')
})

test('two super_admins who demote or remove each other at once leave one', async () => {
  for (const method of ['PATCH', 'DELETE']) {
    const { boss } = await aTeam()
    const other = await joinAs(boss, 'super_admin')
    const body = method === 'PATCH' ? JSON.stringify({ role: 'guest' }) : undefined
    const statuses = await Promise.all([
      statusOf(boss.fetch(method, pathOf(other), body)),
      statusOf(other.fetch(method, pathOf(boss), body)),
    ])
    expect(statuses.filter((status) => status < 300)).toHaveLength(1)
    expect(statuses.filter((status) => [403, 404].includes(status))).toHaveLength(1)
  }
})

test('two super_admins who leave at once leave one', async () => {
  const { boss } = await aTeam()
  const other = await joinAs(boss, 'super_admin')
  const statuses = await Promise.all(
    [boss, other].map((person) => statusOf(person.fetch('DELETE', pathOf(person)))),
  )
  expect(statuses.sort()).toEqual([204, 409])
})

test('the workspace of an owner who leaves or steps down goes to the first super_admin', async () => {
  const { boss } = await aTeam()
  const second = await joinAs(boss, 'super_admin')
  const third = await joinAs(boss, 'super_admin')
  const workspace = `/api/workspaces/${boss.workspaceId}`
  await boss.delete(pathOf(boss)).expect(204)
  expect(await third.get(workspace)).toMatchObject({ ownerId: second.userId })
  await second.patch(pathOf(second), { role: 'pm' }).expect(200)
  expect(await third.get(workspace)).toMatchObject({ ownerId: third.userId })
})

test('a removed member is unassigned everywhere, and every open board shows it', async () => {
  const { boss, pm, member } = await aTeam()
  const [first, second, untouched] = [await aBoard(boss), await aBoard(boss), await aBoard(boss)]
  const tasks = [first.tasks[0], first.tasks[2], second.tasks[1]]
  for (const { id } of tasks) await boss.patch(`/api/tasks/${id}`, { assigneeId: member.userId })
  const follow = ({ project }: typeof first) => BoardFollower.open(pm, project.id)
  const followers = [await follow(first), await follow(second), await follow(untouched)]
  await boss.delete(pathOf(member)).expect(204)
  for (const follower of followers) await follower.expectSynced()
  expect(followers.map(({ reloads }) => reloads)).toEqual([1, 1, 0])
  for (const { id } of tasks) {
    // Assigned, then unassigned: who saved an older version is told.
    expect(await boss.get(`/api/tasks/${id}`)).toMatchObject({ assigneeId: null, version: 3 })
  }
  expect(await boss.get('/api/activity')).toContainEqual(
    expect.objectContaining({
      entityType: 'member',
      action: 'deleted',
      entityId: member.userId,
      metadata: expect.objectContaining({ unassignedTasks: 3 }),
    }),
  )
  for (const follower of followers) follower.close()
})

test('a task assigned to somebody while they are removed ends without an assignee', async () => {
  const { boss, member } = await aTeam()
  const { tasks } = await aBoard(boss)
  const assigning = tasks.map(({ id }) =>
    statusOf(
      boss.fetch('PATCH', `/api/tasks/${id}`, JSON.stringify({ assigneeId: member.userId })),
    ),
  )
  const removing = statusOf(boss.fetch('DELETE', pathOf(member)))
  const statuses = await Promise.all([removing, ...assigning])
  expect(statuses[0]).toBe(204)
  for (const status of statuses) expect([200, 204, 404, 409]).toContain(status)
  for (const { id } of tasks) {
    expect(await boss.get(`/api/tasks/${id}`)).toMatchObject({ assigneeId: null })
  }
})

test('a removed inviter leaves no open invitation behind', async () => {
  const { boss, pm } = await aTeam()
  const invitations = `/api/workspaces/${boss.workspaceId}/invitations`
  const email = `${crypto.randomUUID()}@example.com`
  const { token } = await pm.post(invitations, { email })
  await boss.delete(pathOf(pm)).expect(204)
  expect(await boss.get(invitations)).toEqual([])
  await boss.get(`/api/invitations/token/${token}`).expect(404)
})

test('who is demoted leaves no open invitation behind that they could not send any more', async () => {
  const { boss } = await aTeam()
  const second = await joinAs(boss, 'super_admin')
  const invitations = `/api/workspaces/${boss.workspaceId}/invitations`
  const inviteAs = (role: Role) =>
    second.post(invitations, { email: `${crypto.randomUUID()}@example.com`, role })
  const { token } = await inviteAs('super_admin')
  await inviteAs('pm')
  await boss.patch(pathOf(second), { role: 'pm' })
  await boss.get(`/api/invitations/token/${token}`).expect(404)
  expect(await boss.get(invitations)).toMatchObject([{ role: 'pm' }])
  await boss.patch(pathOf(second), { role: 'member' })
  expect(await boss.get(invitations)).toEqual([])
})

test('what a removed member wrote stays, under their name', async () => {
  const { boss, member } = await aTeam()
  const { tasks } = await aBoard(boss)
  const comments = `/api/tasks/${tasks[0].id}/comments`
  await member.post(comments, { content: 'Mine' })
  await boss.delete(pathOf(member)).expect(204)
  expect(await boss.get(comments)).toMatchObject([{ content: 'Mine', user: { name: 'Barbara' } }])
})

test('who was removed can be invited again', async () => {
  const { boss, member } = await aTeam()
  const { email } = await member.get('/api/auth/me')
  await boss.delete(pathOf(member)).expect(204)
  const { token } = await boss.post(membersOf(boss), { email, role: 'guest' }).expect(201)
  await member.post('/api/invitations/accept', { token }).expect(201)
  expect(await roleOf(member)).toBe('guest')
})

test('API tokens and watched tasks go with the membership', async () => {
  const { boss, member } = await aTeam()
  const { tasks } = await aBoard(boss)
  const { databaseUrl } = team()
  await withSql(databaseUrl, async (client) => {
    const ids = [crypto.randomUUID(), boss.workspaceId, member.userId]
    await client.query(
      `insert into api_tokens (id, workspace_id, user_id, name, prefix, token_hash)
        values ($1, $2, $3, 'CI', 'nexa_', gen_random_uuid())`,
      ids,
    )
    await client.query(
      'insert into task_watchers (id, workspace_id, user_id, task_id) values ($1, $2, $3, $4)',
      [...ids, tasks[0].id],
    )
    await boss.delete(pathOf(member)).expect(204)
    const left = await client.query(
      `select 1 from api_tokens where user_id = $1 union all
        select 1 from task_watchers where user_id = $1`,
      [member.userId],
    )
    expect(left.rows).toEqual([])
  })
})
