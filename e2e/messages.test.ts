import { expect, test } from 'bun:test'
import type { Locator } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { isLive, panelOf } from './support/board-page'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function frameOf(locator: Locator) {
  const frame = await locator.first().boundingBox()
  if (!frame) throw new Error(`${locator} is not shown`)
  return frame
}

async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await frameOf(one), await frameOf(other)]
  const isBeside = a.x + a.width <= b.x || b.x + b.width <= a.x
  return !isBeside && a.y < b.y + b.height && b.y < a.y + a.height
}

for (const width of [1280, 1720]) {
  test(`at ${width} px a message covers neither the open task nor what the navigation ends with`, async () => {
    const { boardAt, tasks } = await aProject(team().ada)
    const viewport = { width, height: 800 }
    const at = `${boardAt}?task=${tasks[0].key}`
    const { page, context } = await visit({ as: 'ada', at, viewport })
    await context.grantPermissions(['clipboard-write'])
    await isLive(page)
    await panelOf(page).getByRole('button', { name: 'Copy link' }).click()
    const message = page.getByRole('alert').filter({ hasText: 'The link is copied' })
    await see(message)
    expect(await overlap(message, panelOf(page))).toBe(false)
    expect(await overlap(message, page.getByTestId('connection'))).toBe(false)
    expect(await overlap(message, page.getByRole('button', { name: 'Account menu' }))).toBe(false)
  })
}

const refusal = { success: false, error: { code: 'INTERNAL', message: 'Something broke' } }

for (const part of ['/api/auth/options', '/api/workspaces']) {
  test(`a page whose ${part} fails says so, and comes when asked again`, async () => {
    const { boardAt } = await aProject(team().ada)
    const { page, context } = await visit({ as: 'ada', at: 'about:blank' })
    await context.route(`**${part}`, (route) => route.fulfill({ status: 500, json: refusal }))
    await page.goto(boardAt)
    await see(page.getByRole('heading', { name: 'This did not work' }))
    await context.unrouteAll()
    await page.getByRole('button', { name: 'Try again' }).click()
    await see(page.getByRole('link', { name: 'First', exact: true }))
  })
}
