import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aMixedProject } from './support/a-mixed-project'
import { isLive } from './support/board-page'
import { rowsOn } from './support/filters'
import { inDays } from './support/in-days'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const lists = (page: Page, titles: string[]) =>
  waitUntil(async () => Bun.deepEquals(await rowsOn(page), titles))

async function groupBy(page: Page, grouping: string): Promise<void> {
  await page.getByRole('button', { name: /^Group:/ }).click()
  await page.getByRole('menuitemradio', { name: grouping, exact: true }).click()
  await page.keyboard.press('Escape')
}

/** Up, then down. What has no value comes last, both ways. */
const orders: [column: string, up: string[], down: string[]][] = [
  ['Key', ['First', 'Second', 'Third'], ['Third', 'Second', 'First']],
  ['Title', ['First', 'Second', 'Third'], ['Third', 'Second', 'First']],
  ['Status', ['First', 'Second', 'Third'], ['Third', 'First', 'Second']],
  ['Priority', ['Third', 'Second', 'First'], ['First', 'Second', 'Third']],
  ['Assignee', ['First', 'Second', 'Third'], ['Second', 'First', 'Third']],
  ['Due date', ['First', 'Second', 'Third'], ['Second', 'First', 'Third']],
  ['Updated', ['First', 'Second', 'Third'], ['Third', 'Second', 'First']],
]

test('the list is sorted by every column, both ways, and keeps it', async () => {
  const { boardAt } = await aMixedProject(team())
  const { page, complaints } = await visit({ as: 'ada', at: `${boardAt}/list` })
  await groupBy(page, 'Nothing')
  await lists(page, ['First', 'Second', 'Third'])
  const heading = (name: string) => page.getByRole('columnheader', { name, exact: true })
  for (const [column, up, down] of orders) {
    await heading(column).getByRole('button').click()
    await lists(page, up)
    expect(await heading(column).getAttribute('aria-sort')).toBe('ascending')
    await heading(column).getByRole('button').click()
    await lists(page, down)
    expect(await heading(column).getAttribute('aria-sort')).toBe('descending')
  }
  await page.reload()
  await lists(page, ['Third', 'Second', 'First'])
  expect(complaints).toEqual([])
})

test('the list is grouped, and a group is closed and added to', async () => {
  const { ada } = team()
  const { boardAt, project } = await aMixedProject(team())
  const { page } = await visit({ as: 'ada', at: `${boardAt}/list` })
  const groups = (wanted: RegExp[]) =>
    waitUntil(async () => {
      const shown = await page.locator('tbody [aria-expanded]').allInnerTexts()
      return shown.length === wanted.length && wanted.every((one, at) => one.test(shown[at] ?? ''))
    })
  await groups([/To Do\s*2/, /In Progress\s*0/, /Review\s*0/, /Done\s*1/])
  await groupBy(page, 'Priority')
  await groups([/Urgent\s*1/, /High\s*1/, /Medium\s*0/, /Low\s*1/])
  await groupBy(page, 'Assignee')
  await groups([/Ada\s*1/, /Linus\s*1/, /Nobody\s*1/])
  await page.getByRole('button', { name: /^Linus\s*1/ }).click()
  await lists(page, ['First', 'Third'])
  await page.getByRole('button', { name: 'Add a task to Ada' }).click()
  await page.getByLabel('Title of a new task in Ada').fill('Hers')
  await page.keyboard.press('Enter')
  await lists(page, ['First', 'Hers', 'Third'])
  const [hers] = await ada.get(`/api/projects/${project.id}/tasks?search=Hers`)
  expect(hers).toMatchObject({ assigneeId: ada.userId })
})

test('title, status, priority, assignee and due date are edited in the list, and seen in the other one', async () => {
  const { ada, linus } = team()
  const { boardAt, tasks, review } = await aMixedProject(team())
  const { id, key } = tasks[0]
  const { page, complaints } = await visit({ as: 'ada', at: `${boardAt}/list` })
  const { page: other } = await visit({ as: 'linus', at: `${boardAt}/list` })
  await lists(other, ['First', 'Second', 'Third'])
  await isLive(other)
  const cell = (property: string) => page.getByRole('button', { name: `${property} of ${key}:` })

  await page.locator('[data-title]', { hasText: 'First' }).dblclick()
  await page.getByLabel(`Title of ${key}`).fill('Renamed here')
  await page.keyboard.press('Enter')
  await cell('Priority').click()
  await page.getByRole('menuitem', { name: 'Low', exact: true }).click()
  await cell('Assignee').click()
  await page.getByRole('option', { name: 'Linus', exact: true }).click()
  await cell('Due date').click()
  await page.getByLabel(`Due date of ${key}`, { exact: true }).fill(inDays(9))
  await page.keyboard.press('Enter')
  await cell('Status').click()
  await page.getByRole('menuitem', { name: 'Review', exact: true }).click()

  await lists(other, ['Second', 'Renamed here', 'Third'])
  const row = other.getByRole('row', { name: /Renamed here/ })
  for (const text of ['Review', 'Low', 'Linus']) await see(row.getByText(text, { exact: true }))
  await see(row.locator(`time[datetime^="${inDays(9)}"]`))
  expect(await ada.get(`/api/tasks/${id}`)).toMatchObject({
    title: 'Renamed here',
    priority: 'low',
    assigneeId: linus.userId,
    dueDate: `${inDays(9)}T00:00:00.000Z`,
    statusId: review.id,
  })
  await page.keyboard.press('Control+z')
  await see(page.getByText(/status changed back/))
  await see(row.getByText('To Do', { exact: true }))
  expect(complaints).toEqual([])
})

test('a refused edit is taken back and said', async () => {
  const { boardAt, tasks } = await aMixedProject(team())
  const { page } = await visit({ as: 'ada', at: `${boardAt}/list` })
  await lists(page, ['First', 'Second', 'Third'])
  await team().ada.delete(`/api/tasks/${tasks[2].id}`)
  await seeGone(page.getByText('Third', { exact: true }))
  await page.route('**/api/tasks/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await page.getByRole('button', { name: `Priority of ${tasks[0].key}:` }).click()
  await page.getByRole('menuitem', { name: 'Low', exact: true }).click()
  await see(page.getByText(`${tasks[0].key} was not changed`), 20_000)
  await see(page.getByRole('button', { name: `Priority of ${tasks[0].key}: Urgent` }))
})
