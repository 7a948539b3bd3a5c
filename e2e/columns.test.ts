import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { cardIn, cardsOn, columnOf, isLive } from './support/board-page'
import { dragOver, pointOn } from './support/drag'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function twoOnABoard() {
  const { ada } = team()
  const project = await aProject(ada)
  const [own, other] = await Promise.all([
    visit({ as: 'ada', at: project.boardAt }),
    visit({ as: 'linus', at: project.boardAt }),
  ])
  for (const { page } of [own, other]) {
    await see(cardIn(page, 'To Do', 'First'))
    await isLive(page)
  }
  return { ada, page: own.page, other: other.page, complaints: own.complaints, ...project }
}

const inMenuOf = async (page: Page, column: string, action: string) => {
  await columnOf(page, column)
    .getByRole('button', { name: `Column ${column}` })
    .click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

const namesOn = (page: Page) => page.locator('section[data-status-id] h2').allTextContents()

const areOn = (page: Page, names: string) =>
  waitUntil(async () => (await namesOn(page)).join() === names)

const colorOf = (page: Page, column: string) =>
  columnOf(page, column)
    .locator('h2')
    .evaluate((name) => name.previousElementSibling?.getAttribute('style') ?? '')

test('a column is added, renamed and given another colour, and everybody sees it', async () => {
  const { ada, page, other, complaints, project } = await twoOnABoard()
  await page.getByRole('button', { name: 'Add column' }).click()
  await page.getByLabel('Name of the new column').fill('Waiting')
  await page.keyboard.press('Enter')
  await areOn(other, 'To Do,In Progress,Review,Done,Waiting')

  await inMenuOf(page, 'Waiting', 'Rename')
  await page.getByLabel('Name of the column').fill('Waiting for others')
  await page.keyboard.press('Enter')
  await areOn(other, 'To Do,In Progress,Review,Done,Waiting for others')
  await columnOf(page, 'To Do').getByRole('heading').locator('span').dblclick()
  await page.getByLabel('Name of the column').fill('Never mind')
  await page.keyboard.press('Escape')
  expect(await namesOn(page)).toContain('To Do')

  const before = await colorOf(other, 'Review')
  await inMenuOf(page, 'Review', 'Orange')
  await waitUntil(async () => (await colorOf(other, 'Review')) !== before)

  // Chosen by a program: not among those of the menu, and still marked as what it is.
  const columns = await ada.get(`/api/projects/${project.id}/statuses`)
  const review = columns.find(({ name }: { name: string }) => name === 'Review')
  await ada.patch(`/api/projects/${project.id}/statuses/${review.id}`, { color: '#123ABC' })
  await inMenuOf(page, 'Review', 'Its own, #123abc, chosen')
  expect(complaints).toEqual([])
})

test('columns change places by the menu and by mouse, and everybody sees it', async () => {
  const { page, other, complaints } = await twoOnABoard()
  await inMenuOf(page, 'Review', 'Move left')
  await areOn(other, 'To Do,Review,In Progress,Done')

  const header = await pointOn(columnOf(page, 'To Do').getByRole('heading'))
  await page.mouse.move(header.x, header.y)
  await page.mouse.down()
  await dragOver(page, await pointOn(columnOf(page, 'In Progress'), 0.8))
  await see(columnOf(page, 'In Progress').and(page.locator('[data-edge="right"]')))
  await page.mouse.up()
  await areOn(page, 'Review,In Progress,To Do,Done')
  await areOn(other, 'Review,In Progress,To Do,Done')
  expect(await cardsOn(other)).toMatchObject({ 'To Do': ['First', 'Second', 'Third'] })
  expect(complaints).toEqual([])
})

test('a column goes after a question, and its tasks to where they are told', async () => {
  const { page, other, complaints } = await twoOnABoard()
  await inMenuOf(page, 'In Progress', 'Delete column…')
  await page.getByRole('button', { name: 'Delete column' }).click()
  await areOn(other, 'To Do,Review,Done')

  await inMenuOf(page, 'To Do', 'Delete column…')
  await page.getByRole('dialog').getByLabel('Move its 3 tasks to').selectOption('Done')
  await page.getByRole('button', { name: 'Delete column' }).click()
  await areOn(other, 'Review,Done')
  await waitUntil(async () =>
    Bun.deepEquals((await cardsOn(other)).Done, ['First', 'Second', 'Third']),
  )
  expect(await cardsOn(page)).toEqual(await cardsOn(other))
  expect(complaints).toEqual([])
})

test('a column that the server refuses to change is as it was, and the page says why', async () => {
  const { ada, page, project, review } = await twoOnABoard()
  await page.route('**/statuses/*', async (route) => {
    await ada.delete(`/api/projects/${project.id}/statuses/${review.id}`)
    await route.continue()
  })
  await inMenuOf(page, 'Review', 'Rename')
  await page.getByLabel('Name of the column').fill('Too late')
  await page.keyboard.press('Enter')
  await see(page.getByRole('alert').filter({ hasText: 'The column was not changed' }))
  await areOn(page, 'To Do,In Progress,Done')
  await seeGone(columnOf(page, 'Too late'))
})
