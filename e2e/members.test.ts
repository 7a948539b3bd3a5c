import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { joinAs } from '../apps/api/tests/support/cast'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { cardIn, columnOf, isLive, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const roleOf = (page: Page, name: string) => page.getByLabel(`Role of ${name}`)

/** Ada at the members, and Linus at the board with a task open. */
async function adaAndLinus() {
  const { boardAt, workspaceAt, tasks } = await aProject(team().ada)
  const linus = await visit({ as: 'linus', at: `${boardAt}?task=${tasks[0].key}` })
  await see(panelOf(linus.page).getByRole('textbox', { name: 'Write a comment' }))
  await isLive(linus.page)
  const ada = await visit({ as: 'ada', at: `${workspaceAt}/members` })
  await see(roleOf(ada.page, 'Linus'))
  await isLive(ada.page)
  return { ada, linus, workspaceAt, boardAt }
}

test('a role that changes takes and gives what is on an open page', async () => {
  const { ada, linus } = await adaAndLinus()
  const addTask = columnOf(linus.page, 'To Do').getByRole('button', { name: 'Add task' })
  await see(addTask)
  await linus.page.evaluate('window.isStillHere = true')
  await roleOf(ada.page, 'Linus').selectOption('guest')
  await seeGone(addTask)
  await seeGone(panelOf(linus.page).getByRole('textbox', { name: 'Write a comment' }))
  await seeGone(panelOf(linus.page).getByRole('button', { name: 'First', exact: true }))
  await see(panelOf(linus.page).getByText('First', { exact: true }))
  await linus.page.getByRole('link', { name: 'Settings', exact: true }).first().click()
  await see(linus.page.getByText('Your role is guest.'))

  await linus.page.goBack()
  await roleOf(ada.page, 'Linus').selectOption('member')
  await see(addTask)
  await see(panelOf(linus.page).getByRole('button', { name: 'First', exact: true }))
  expect(await linus.page.evaluate('window.isStillHere')).toBe(true)
  expect(linus.complaints).toEqual([])
})

test('who is removed is led out with a calm message, and everybody sees them gone', async () => {
  const { ada, linus } = await adaAndLinus()
  const grace = await visit({ as: 'grace', at: new URL(ada.page.url()).pathname })
  await see(rowOf(grace.page, 'Linus'))
  await isLive(grace.page)
  await ada.page.getByRole('button', { name: 'Remove Linus' }).click()
  await ada.page.getByRole('button', { name: 'Remove member' }).click()
  await seeGone(rowOf(ada.page, 'Linus'))
  await seeGone(rowOf(grace.page, 'Linus'))
  await see(linus.page.getByText(/is no longer open to you$/))
  await seeGone(panelOf(linus.page))
  // To the workspace that is left to them.
  await linus.page.waitForURL(/\/w\/linus-s-workspace$/)
  expect(await cardIn(linus.page, 'To Do', 'First').count()).toBe(0)
})

test('nobody is offered what their role does not allow', async () => {
  const { ada } = team()
  const { workspaceAt } = await aProject(ada)
  await joinAs(ada, 'member')
  const at = `${workspaceAt}/members`
  const boss = await visit({ as: 'ada', at })
  await see(rowOf(boss.page, 'ada@example.com').getByText('The only one'))
  expect(await boss.page.getByRole('button', { name: 'Leave the workspace' }).count()).toBe(0)

  const { page } = await visit({ as: 'grace', at })
  await see(rowOf(page, 'ada@example.com'))
  expect(await roleOf(page, 'Ada').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Remove Ada' }).count()).toBe(0)
  expect(await roleOf(page, 'Barbara').locator('option').allTextContents()).toEqual([
    'Project manager',
    'Member',
    'Guest',
  ])

  const guest = await visit({ as: 'edsger', at })
  await see(rowOf(guest.page, 'ada@example.com'))
  expect(await guest.page.getByRole('button', { name: 'Invite people' }).count()).toBe(0)
  expect(await guest.page.getByRole('heading', { name: 'Open invitations' }).count()).toBe(0)
  expect(await guest.page.getByRole('button', { name: /^Remove/ }).count()).toBe(0)
})

test('who leaves by themselves is told just that', async () => {
  const { workspaceAt } = await aProject(team().ada)
  const { page } = await visit({ as: 'edsger', at: `${workspaceAt}/members` })
  await isLive(page)
  await page.getByRole('button', { name: 'Leave the workspace' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave workspace' }).click()
  await see(page.getByText(/^You have left /))
  expect(await page.getByText(/no longer open to you/).count()).toBe(0)
})

test('members that do not come are said to, and come when asked again', async () => {
  const { workspaceAt } = await aProject(team().ada)
  const { page, context } = await visit({ as: 'ada', at: '/account' })
  const refuse = { status: 500, json: { success: false, error: { code: 'X', message: 'No luck' } } }
  await context.route('**/api/workspaces/*/members', (route) => route.fulfill(refuse))
  await page.goto(`${workspaceAt}/members`)
  await see(page.getByText('The members could not be loaded'))
  await isLive(page)
  await page.waitForLoadState('networkidle')
  await context.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await see(rowOf(page, 'ada@example.com'))
})
