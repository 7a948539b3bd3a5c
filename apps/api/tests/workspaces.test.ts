import { expect, test } from 'bun:test'
import { signUp } from './support/cast'
import { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()
const someone = () => signUp(team().ada.url, crypto.randomUUID())
const anywhere = ({ url, token }: Client) => new Client(url, { token })

test('a new account has one workspace, its own', async () => {
  const barbara = await someone()
  const [first, ...others] = await barbara.get('/api/workspaces')
  expect(others).toEqual([])
  expect(first).toMatchObject({
    id: barbara.workspaceId,
    ownerId: barbara.userId,
    role: 'super_admin',
    memberCount: 1,
    projectCount: 0,
    settings: { allowGuestComments: false },
  })
})

test('a new workspace has its maker as super_admin and a slug made of its name', async () => {
  const barbara = await someone()
  const made = await barbara.post('/api/workspaces', { name: '  Büro & Söhne ' }).expect(201)
  expect(made).toMatchObject({
    name: 'Büro & Söhne',
    slug: 'buro-sohne',
    ownerId: barbara.userId,
    role: 'super_admin',
    memberCount: 1,
  })
  expect((await barbara.get('/api/workspaces')).map((one: { id: string }) => one.id)).toEqual(
    expect.arrayContaining([made.id, barbara.workspaceId]),
  )
})

test('workspaces of one name made at once all get a slug of their own', async () => {
  const { ada, grace, linus, edsger } = team()
  const made = await Promise.all(
    [ada, grace, linus, edsger].map((person) => person.post('/api/workspaces', { name: 'Lab' })),
  )
  expect(new Set(made.map((one) => one.slug)).size).toBe(4)
  for (const { slug } of made) expect(slug).toMatch(/^lab(-[0-9a-f]{6})?$/)
})

test('a name without Latin letters still gets a slug', async () => {
  const made = await (await someone()).post('/api/workspaces', { name: '数学' })
  expect(made.slug).toMatch(/^workspace/)
})

test('a slug that another workspace has is refused', async () => {
  const barbara = await someone()
  const { id } = await barbara.post('/api/workspaces', { name: 'First', slug: 'taken' })
  const again = { name: 'Second', slug: 'taken' }
  expect(await barbara.post('/api/workspaces', again).expect(409)).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('slug'),
  })
  const own = `/api/workspaces/${barbara.workspaceId}`
  const before = await barbara.get(own)
  await barbara.patch(own, { slug: 'taken', name: 'Not taken over' }).expect(409)
  expect(await barbara.get(own)).toEqual(before)
  expect(await barbara.get('/api/workspaces/taken')).toMatchObject({ id, name: 'First' })
})

test.each(['', 'a', 'Upper', 'two--hyphens', '-first', 'last-', 'a b', 'a'.repeat(51)])(
  'the slug "%s" is refused',
  async (slug) => {
    const { ada } = team()
    expect(await ada.post('/api/workspaces', { name: 'Any', slug }).expect(400)).toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { slug: expect.any(String) },
    })
  },
)

test('a workspace is read by its id, in either case, and by its slug', async () => {
  const { ada } = team()
  const byId = await ada.get(`/api/workspaces/${ada.workspaceId}`)
  expect(await ada.get(`/api/workspaces/${ada.workspaceId.toUpperCase()}`)).toEqual(byId)
  expect(await ada.get(`/api/workspaces/${byId.slug}`)).toEqual(byId)
  expect(byId).toMatchObject({ role: 'super_admin', memberCount: 4 })
})

test.each([
  'nowhere',
  '%00',
  '%E2%98%83',
  "'%20or%20true--",
  '019a0000-0000-7000-8000-000000000001',
])('a workspace named %s is not found', async (name) => {
  const { ada } = team()
  expect(await ada.get(`/api/workspaces/${name}`).expect(404)).toMatchObject({
    code: 'NOT_FOUND',
    message: 'Workspace not found',
  })
})

test('a super_admin renames, moves and sets a workspace; others see it and cannot', async () => {
  const { ada, linus } = team()
  const path = `/api/workspaces/${ada.workspaceId}`
  const wanted = { name: 'Engines', slug: 'engines', settings: { allowGuestComments: true } }
  expect(await ada.patch(path, wanted)).toMatchObject(wanted)
  await linus.patch(path, { name: 'Mine' }).expect(403)
  expect(await linus.get('/api/workspaces/engines')).toMatchObject({ ...wanted, role: 'member' })
  await ada.patch(path, { settings: { allowGuestComments: false } })
  expect(await linus.get(path)).toMatchObject({
    name: 'Engines',
    settings: { allowGuestComments: false },
  })
})

test('an update that changes nothing leaves no trace', async () => {
  const { ada } = team()
  const path = `/api/workspaces/${ada.workspaceId}`
  const before = await ada.get(path)
  expect(await ada.patch(path, { name: before.name, settings: {} })).toEqual(before)
  expect(await ada.patch(path, {})).toEqual(before)
})

test('the members are listed by role and name, each once', async () => {
  const { ada, edsger } = team()
  const members = await edsger.get(`/api/workspaces/${ada.workspaceId}/members`)
  expect(members.map(({ name, role }: { name: string; role: string }) => [name, role])).toEqual([
    ['Ada', 'super_admin'],
    ['Grace', 'pm'],
    ['Linus', 'member'],
    ['Edsger', 'guest'],
  ])
})

test('who is in several workspaces has to choose one, by id or slug', async () => {
  const barbara = await someone()
  const slug = `choice-${crypto.randomUUID().slice(0, 8)}`
  const second = await barbara.post('/api/workspaces', { name: 'Second', slug })
  const undecided = anywhere(barbara)
  expect(await undecided.get('/api/projects').expect(400)).toMatchObject({
    code: 'WORKSPACE_REQUIRED',
    message: expect.stringContaining('X-Workspace-Id'),
  })
  expect(await undecided.get('/api/auth/me')).toMatchObject({
    id: barbara.userId,
    workspaceId: null,
    role: null,
    permissions: [],
  })
  for (const choice of [second.id, slug]) {
    const headers = { 'X-Workspace-Id': choice }
    const project = await undecided.post('/api/projects', { name: choice }, headers)
    expect(project.workspaceId).toBe(second.id)
    expect(await undecided.get('/api/auth/me', headers)).toMatchObject({
      workspaceId: second.id,
      role: 'super_admin',
    })
  }
  expect(await barbara.get('/api/projects')).toEqual([])
})

test('who is in one workspace need not name it', async () => {
  const { linus } = team()
  const barbara = await someone()
  expect(await anywhere(barbara).get('/api/projects')).toEqual([])
  await anywhere(linus).get('/api/auth/me')
  expect(await anywhere(barbara).get('/api/auth/me')).toMatchObject({
    workspaceId: barbara.workspaceId,
  })
})

test('a slug is never the id of a workspace', async () => {
  const { ada } = team()
  const name = crypto.randomUUID()
  await ada.post('/api/workspaces', { name: 'Looks like one', slug: name }).expect(400)
  const { slug } = await ada.post('/api/workspaces', { name })
  expect(slug).toStartWith('workspace')
})
