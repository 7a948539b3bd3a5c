import { beforeAll, expect, test } from 'bun:test'
import { password } from '../apps/api/tests/support/cast'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { cardIn, panelOf } from './support/board-page'
import { expectNothingRan, inText, shortText } from './support/hostile'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)
let project: AProject

beforeAll(async () => {
  project = await aProject(team().ada)
})

const payload = encodeURIComponent(inText)
/** Without what ends a name: addresses that end as files do are files. */
const inName = encodeURIComponent(shortText)
const addresses: [string, (project: AProject) => string][] = [
  ['a task', ({ boardAt }) => `${boardAt}?task=${payload}`],
  ['what a board is filtered by', ({ boardAt }) => `${boardAt}?q=${payload}`],
  ['filters', ({ boardAt }) => `${boardAt}?assignee=${payload}&status=${payload}&due=${payload}`],
  ["a list's order", ({ boardAt }) => `${boardAt}/list?sort=${payload}&group=${payload}`],
  ["a calendar's month", ({ boardAt }) => `${boardAt}/calendar?month=${payload}`],
  ['what is searched for', ({ workspaceAt }) => `${workspaceAt}/search?q=${payload}`],
  ['a project', ({ workspaceAt }) => `${workspaceAt}/p/${inName}`],
  ['a workspace', () => `/w/${inName}`],
  ['an invitation', () => `/invitations/${inName}`],
  ['nothing', () => `/${inName}`],
  ['a fragment', ({ boardAt }) => `${boardAt}#${payload}`],
  ['JSON', ({ boardAt }) => `${boardAt}?task={"__proto__":{"isAdmin":true}}&q=[1,2]`],
]

test.each(addresses)('%s in the address runs nothing and breaks nothing', async (_, at) => {
  const { page, complaints } = await visit({ as: 'ada', at: at(project) })
  await see(page.getByRole('heading').or(page.locator('article')))
  await page.waitForLoadState('networkidle')
  await expectNothingRan(page)
  expect(await page.evaluate('({}).isAdmin')).toBeUndefined()
  expect(complaints.filter((one) => !/^Failed to load resource.* 40[04]/.test(one))).toEqual([])
})

/** How browsers read some of them is the trick: without what is invisible, and with slashes the other way. */
const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:__xss=1',
]

test.each(elsewhere)('signing in does not lead to %p', async (next) => {
  const { page, complaints } = await visit({
    as: null,
    at: `/sign-in?next=${encodeURIComponent(next)}`,
  })
  const { origin } = new URL(page.url())
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).origin))
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await seeGone(page.getByLabel('Email'))
  await see(page.getByRole('heading'))
  await expectNothingRan(page)
  expect([new URL(page.url()).origin, ...new Set(asked)]).toEqual([origin, origin])
  expect(complaints).toEqual([])
})

test('who is signed in already is led to pages of ours only', async () => {
  const { page } = await visit({ as: 'ada', at: '/account' })
  const { origin } = new URL(page.url())
  for (const next of [
    ...elsewhere,
    '/\n/evil.example',
    '/x/..//evil.example',
    '\u0001//evil.example',
  ]) {
    await page.goto(`/sign-up?next=${encodeURIComponent(next)}`)
    await see(page.getByRole('heading'))
    expect([next, new URL(page.url()).origin]).toEqual([next, origin])
  }
  await expectNothingRan(page)
})

test('an address of a picture that is none of one shows initials', async () => {
  const { page } = await visit({ as: 'ada', at: '/account' })
  // As an identity provider might say it.
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch()
    const text = await answer.text()
    const forged = text.replaceAll('"avatarUrl":null', '"avatarUrl":"javascript:__xss=1"')
    await route.fulfill({ response: answer, body: forged })
  })
  await page.goto(`${project.workspaceAt}/members`)
  await see(page.getByText('Linus', { exact: true }))
  await page.goto(project.boardAt)
  await see(cardIn(page, 'To Do', 'First'))
  await page.goto(`${project.boardAt}?task=${project.tasks[0].key}`)
  await see(panelOf(page))
  await expectNothingRan(page)
  // What is still under way then goes down with the page.
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
