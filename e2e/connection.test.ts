import { expect, test } from 'bun:test'
import type { BrowserContext, Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { cardIn, isLive } from './support/board-page'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const pill = (page: Page, text: RegExp) => page.getByTestId('connection').filter({ hasText: text })

async function onABoard() {
  const { boardAt } = await aProject(team().ada)
  const visitor = await visit({ as: 'ada', at: boardAt })
  await see(cardIn(visitor.page, 'To Do', 'First'))
  await isLive(visitor.page)
  return visitor
}

test('the pill tells of a network that is gone, and of its return', async () => {
  const { page, context } = await onABoard()
  await context.setOffline(true)
  await see(pill(page, /^Offline, next try in \d+ s/))
  await see(cardIn(page, 'To Do', 'First'))
  await context.setOffline(false)
  await see(pill(page, /^Live/), 20_000)
})

test('the pill tells of a server that does not answer, and tries at once when it is told to', async () => {
  const { stopServer, startAgain } = team()
  const { page } = await onABoard()
  await stopServer()
  await see(pill(page, /^Reconnecting in \d+ s/))
  startAgain()
  const retry = page.getByRole('button', { name: 'Retry now' })
  await retry.or(pill(page, /^Live/)).first().click()
  await see(pill(page, /^Live/), 20_000)
})

test('without a network a page that is not loaded yet says so, and comes when asked again', async () => {
  const { page, context } = await onABoard()
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Settings' }).first().click()
  await see(page.getByText('This did not work'))
  await see(pill(page, /^Offline/))
  const again = page.getByRole('button', { name: 'Try again' })
  await again.click()
  await see(again)
  await context.setOffline(false)
  await again.click()
  await see(page.getByRole('heading', { name: 'Workspace settings' }))
})

const missing = { status: 404, json: { success: false } }

/** As after an upgrade: the files of the page's build are gone, and the server's page names others. */
async function upgrade(context: BrowserContext, pages: (url: URL) => boolean) {
  await context.route('**/assets/calendar-page-*.js', (route) => route.fulfill(missing))
  await context.route(pages, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/\/assets\/index-/g, '/assets/newer-')
    await route.fulfill({ response: answer, body })
  })
}

function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  return () => loads
}

test('a page of a build that is gone is loaded anew once, and no second time', async () => {
  const { page, context } = await onABoard()
  const loads = countLoads(page)
  // Where the reload leads stays of the old build: the worst case, a server that goes back and forth.
  await upgrade(context, ({ pathname }) => pathname === '/')
  const reloaded = page.waitForEvent('load')
  await page.getByRole('link', { name: 'Calendar' }).click()
  await reloaded
  await see(page.getByText('This did not work'))
  await page.waitForLoadState('networkidle')
  expect(loads()).toBe(1)
  await context.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await see(page.getByRole('button', { name: 'Today' }))
})

test('a file that does not come from the same build is no reason to load the page anew', async () => {
  const { page, context } = await onABoard()
  const loads = countLoads(page)
  await context.route('**/assets/calendar-page-*.js', (route) => route.fulfill(missing))
  await page.getByRole('link', { name: 'Calendar' }).click()
  await see(page.getByText('This did not work'))
  await page.waitForLoadState('networkidle')
  expect(loads()).toBe(0)
})
