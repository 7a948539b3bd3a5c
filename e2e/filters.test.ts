import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aMixedProject } from './support/a-mixed-project'
import { addCard, cardIn, cardsOn } from './support/board-page'
import { filterBy, filtersOf, rowsOn } from './support/filters'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const all = ['First', 'Second', 'Third']

const shows = (page: Page, titles: string[]) =>
  waitUntil(async () => Bun.deepEquals(Object.values(await cardsOn(page)).flat(), titles))

const lists = (page: Page, titles: string[]) =>
  waitUntil(async () => Bun.deepEquals(await rowsOn(page), titles))

const cases: [filter: string, value: string, shown: string[]][] = [
  ['Assignee', 'Linus', ['Second']],
  ['Assignee', 'Nobody', ['Third']],
  ['Priority', 'Urgent', ['First']],
  ['Status', 'Done', ['Third']],
  ['Due', 'Overdue', ['First']],
  ['Due', 'Next 7 days', ['Second']],
  ['Due', 'No due date', ['Third']],
]

test('each filter shows what matches it, and is in the address', async () => {
  const { boardAt } = await aMixedProject(team())
  const { page, complaints } = await visit({ as: 'ada', at: boardAt })
  await shows(page, all)
  const bare = page.url()
  for (const [filter, value, shown] of cases) {
    await filterBy(page, filter, value)
    await shows(page, shown)
    expect(new URL(page.url()).searchParams.has(filter.toLowerCase())).toBe(true)
    await see(filtersOf(page).getByText(`${shown.length} of 3`))
    await filtersOf(page).getByRole('button', { name: 'Clear' }).click()
    await shows(page, all)
    expect(page.url()).toBe(bare)
  }
  await filterBy(page, 'Priority', 'Urgent')
  await filterBy(page, 'Priority', 'High')
  await shows(page, ['First', 'Second'])
  await page.getByLabel('Filter by title or key').fill('sec')
  await shows(page, ['Second'])
  expect(new URL(page.url()).searchParams.get('q')).toBe('sec')
  expect(complaints).toEqual([])
})

test('filters survive a reload, another view and the way back, and can be shared', async () => {
  const { boardAt, workspaceAt } = await aMixedProject(team())
  const { page } = await visit({ as: 'ada', at: boardAt })
  await shows(page, all)
  await filtersOf(page).getByRole('button', { name: 'Mine', exact: true }).click()
  await shows(page, ['First'])
  const shared = page.url()
  await page.reload()
  await shows(page, ['First'])
  await page.getByRole('link', { name: 'List', exact: true }).click()
  await lists(page, ['First'])
  await page.getByRole('link', { name: 'Calendar', exact: true }).click()
  await see(page.getByRole('table').getByRole('link', { name: 'First' }))
  expect(await page.getByRole('link', { name: 'Second' }).count()).toBe(0)
  await page.goto(workspaceAt)
  await page.goBack()
  await see(page.getByRole('table').getByRole('link', { name: 'First' }))
  await page.goBack()
  await lists(page, ['First'])
  // "Mine" is whoever looks at it.
  const { page: others } = await visit({ as: 'linus', at: shared })
  await shows(others, ['Second'])
})

test('an address typed by hand is read as it was meant', async () => {
  const { boardAt, tasks } = await aMixedProject(team())
  const number = tasks[1].number
  const { page } = await visit({ as: 'ada', at: `${boardAt}?q=${number}&due=someday` })
  await shows(page, ['Second'])
})

test('what one makes or changes outside of the filters is said to be hidden by them', async () => {
  const { boardAt } = await aMixedProject(team())
  const { page } = await visit({ as: 'ada', at: `${boardAt}?priority=urgent,high` })
  await shows(page, ['First', 'Second'])
  const hidden = page.getByText(/is hidden by the filters/)
  await addCard(page, 'To Do', 'Out of sight')
  await see(hidden)
  expect(await cardIn(page, 'To Do', 'Out of sight').count()).toBe(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await see(cardIn(page, 'To Do', 'Out of sight'))
  await seeGone(hidden)

  await filterBy(page, 'Status', 'To Do')
  await seeGone(cardIn(page, 'Done', 'Third'))
  await cardIn(page, 'To Do', 'Second').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await see(hidden)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await see(cardIn(page, 'To Do', 'Second'))
})
