import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { isLive } from './support/board-page'
import { inDays } from './support/in-days'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

/** In the middle of the present month: two weeks on either side are in sight. */
const middle = `${inDays(0).slice(0, 8)}14`
const moment = (day: string) => `${day}T00:00:00.000Z`

const cellOf = (page: Page, day: string) =>
  page.locator('td', { has: page.locator(`time[datetime="${day}"]`) })
const onDay = (page: Page, day: string, title: string) =>
  cellOf(page, day).getByRole('link', { name: title, exact: true })
const undated = (page: Page) =>
  page.getByRole('complementary', { name: 'Without a due date', exact: true })

/** First is due in the middle of the month, the others on no day. */
async function aPlan() {
  const { ada } = team()
  const project = await aProject(ada)
  const id = project.tasks[0].id
  await ada.patch(`/api/tasks/${id}`, { dueDate: middle })
  const dueOf = async () => (await ada.get(`/api/tasks/${id}`)).dueDate
  return { ...project, at: `${project.boardAt}/calendar`, dueOf }
}

test('a task is dragged to another day, off the days and back, and all see it', async () => {
  const { at, dueOf } = await aPlan()
  const { page, complaints } = await visit({ as: 'ada', at })
  const { page: other } = await visit({ as: 'linus', at })
  await see(onDay(other, middle, 'First'))
  await isLive(other)
  const target = inDays(3, middle)
  await onDay(page, middle, 'First').dragTo(cellOf(page, target))
  await see(onDay(page, target, 'First'))
  await see(onDay(other, target, 'First'))
  expect(await dueOf()).toBe(moment(target))

  await onDay(page, target, 'First').dragTo(undated(page))
  await see(undated(other).getByRole('link', { name: 'First' }))
  await undated(page).getByRole('link', { name: 'Second' }).dragTo(cellOf(page, middle))
  await see(onDay(other, middle, 'Second'))
  await page.keyboard.press('Control+z')
  await see(undated(other).getByRole('link', { name: 'Second' }))
  expect(complaints).toEqual([])
})

test('the keyboard carries a task to another day, and says where it is', async () => {
  const { at, dueOf } = await aPlan()
  const { page } = await visit({ as: 'ada', at })
  const said = page.locator('[data-announcer]')
  await see(onDay(page, middle, 'First'))
  await onDay(page, middle, 'First').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await see(onDay(page, inDays(8, middle), 'First'))
  expect(await said.textContent()).toContain(String(Number(inDays(8, middle).slice(8))))
  await page.keyboard.press('Escape')
  await see(onDay(page, middle, 'First'))
  expect(await dueOf()).toBe(moment(middle))

  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await see(onDay(page, inDays(-7, middle), 'First'))
  await waitUntil(async () => (await dueOf()) === moment(inDays(-7, middle)))
  expect(await page.locator(':focus').textContent()).toBe('First')

  await undated(page).getByRole('link', { name: 'Second' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await see(onDay(page, inDays(0), 'Second'))
})

test('the list of dates moves a task as well', async () => {
  const { at, tasks, dueOf } = await aPlan()
  const { page } = await visit({ as: 'ada', at })
  await see(onDay(page, middle, 'First'))
  await onDay(page, middle, 'First').focus()
  await page.keyboard.press('d')
  await page.getByRole('dialog').locator('input').fill(inDays(2, middle))
  await page.keyboard.press('Enter')
  await see(onDay(page, inDays(2, middle), 'First'))
  await waitUntil(async () => (await dueOf()) === moment(inDays(2, middle)))
  await onDay(page, inDays(2, middle), 'First').click()
  await see(page.getByRole('dialog').getByText(tasks[0].key).first())
})

test('months are turned, and a guest moves nothing', async () => {
  const { at } = await aPlan()
  const { page } = await visit({ as: 'edsger', at })
  await see(onDay(page, middle, 'First'))
  expect(await onDay(page, middle, 'First').getAttribute('draggable')).toBe(null)
  await onDay(page, middle, 'First').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await see(onDay(page, middle, 'First'))
  const month = await page.getByRole('table').getAttribute('aria-label')
  await page.getByRole('button', { name: 'Next month' }).click()
  await see(page.getByRole('table').and(page.locator(`:not([aria-label="${month}"])`)))
  await page.getByRole('button', { name: 'Previous month' }).click()
  await see(page.getByRole('table', { name: month ?? '' }))
})
