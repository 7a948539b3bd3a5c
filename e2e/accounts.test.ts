import { expect, test } from 'bun:test'
import { emailOf } from '../apps/api/tests/support/cast'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { cardIn, cardsOn, isLive, panelOf } from './support/board-page'
import { signInWith, signUpWith } from './support/entrance'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

test('who signs in is told what is wrong, and led to where they wanted', async () => {
  const { boardAt } = await aProject(team().ada)
  const { page } = await visit({ as: null, at: boardAt })
  await see(page.getByRole('heading', { name: 'Sign in' }))
  await signInWith(page, emailOf('ada'), 'not my password')
  await see(page.getByRole('alert').filter({ hasText: /email or the password is wrong/ }))
  await signInWith(page, emailOf('ada'))
  await see(cardIn(page, 'To Do', 'First'))
  expect(new URL(page.url()).pathname).toBe(boardAt)
})

test('an address of somebody else is no place to be led to', async () => {
  const { page } = await visit({ as: null, at: '/sign-in?next=//example.com/' })
  await signInWith(page, emailOf('mallory'))
  await see(page.getByRole('heading', { name: 'Welcome to Nexa' }))
  expect(new URL(page.url()).host).toBe(new URL(team().ada.url).host)
})

test('signing out in one tab ends the others, and signing in leads back to the open task', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { page, context } = await visit({ as: 'linus', at: `${boardAt}?task=${tasks[0].key}` })
  await see(panelOf(page).getByLabel('Properties'))
  await isLive(page)
  const other = await context.newPage()
  await other.goto('/account')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await see(other.getByRole('heading', { name: 'Sign in' }))

  await see(page.getByText('You were signed out'))
  expect(await page.getByText('First').count()).toBe(0)
  await signInWith(page, emailOf('linus'))
  await see(panelOf(page).getByLabel('Properties'))
  expect(new URL(page.url()).search).toBe(`?task=${tasks[0].key}`)
})

test('a sign-in that is no longer taken leads to the sign-in page with the first request', async () => {
  const { workspaceAt } = await aProject(team().ada)
  const { page, context } = await visit({ as: 'grace', at: workspaceAt })
  await isLive(page)
  await page.waitForLoadState('networkidle')
  await context.clearCookies()
  await page.getByRole('link', { name: 'Members' }).click()
  await see(page.getByText('You were signed out'))
  await signInWith(page, emailOf('grace'))
  await see(page.getByRole('heading', { name: 'Members' }))
})

test('a first run leads from nothing to a board of samples', async () => {
  const { page, complaints } = await visit({ as: null, at: '/sign-up' })
  await signUpWith(page, 'Barbara Liskov', 'barbara@example.com')
  await page.getByLabel('Name of your workspace').fill('Liskov and others')
  await page.getByRole('button', { name: 'Show me the board' }).click()
  await see(cardIn(page, 'To Do', 'Invite a colleague'))
  const count = async () => Object.values(await cardsOn(page)).flat().length
  await waitUntil(async () => (await count()) === 7)
  expect(complaints).toEqual([])
})

test('who is in several workspaces switches between them and begins where they were last', async () => {
  const { page, complaints } = await visit({ as: 'mallory', at: '/' })
  await page.getByRole('link', { name: 'Skip this' }).click()
  const switcher = page.getByRole('button', { name: 'Switch workspace' })
  await switcher.click()
  await page.getByRole('menuitem', { name: 'New workspace' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Second thoughts')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await see(switcher.filter({ hasText: 'Second thoughts' }))
  await see(page.getByRole('heading', { name: 'Dashboard' }))

  await switcher.click()
  await page.getByRole('menuitem', { name: /^Mallory/ }).click()
  await see(switcher.filter({ hasText: 'Mallory' }))
  await page.goto('/')
  await see(switcher.filter({ hasText: 'Mallory' }))
  expect(complaints).toEqual([])
})
