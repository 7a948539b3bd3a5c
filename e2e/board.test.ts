import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { addCard, cardIn, cardsOn, columnOf, isLive } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function onBoard() {
  const { ada } = team()
  const project = await aProject(ada)
  const { page, complaints } = await visit({ as: 'linus', at: project.boardAt })
  await see(cardIn(page, 'To Do', 'First'))
  await isLive(page)
  return { ada, page, complaints, ...project }
}

const moveMenuOf = async (page: Page, key: string) => {
  await page.getByRole('button', { name: `Actions for ${key}` }).click()
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  await see(page.getByRole('dialog', { name: `Move ${key} to` }))
}

const orderIn = (page: Page, column: string, titles: string[]) =>
  waitUntil(async () => Bun.deepEquals((await cardsOn(page))[column], titles))

test('a card tells all that matters of its task, and hears of it', async () => {
  const { ada, page, complaints, tasks } = await onBoard()
  const [first, second] = tasks
  const card = columnOf(page, 'To Do').locator('article').first()
  await see(card.getByText(first.key, { exact: true }))
  await see(card.getByRole('img', { name: /medium/i }))
  const { id: linusId, name } = await team().linus.get('/api/auth/me')
  await ada.patch(`/api/tasks/${first.id}`, {
    priority: 'urgent',
    assigneeId: linusId,
    dueDate: new Date('2020-02-29T12:00:00Z').toISOString(),
  })
  await ada.post(`/api/tasks/${first.id}/dependencies`, { dependsOnId: second.id })
  await ada.post(`/api/tasks/${first.id}/comments`, { content: 'One' })
  await ada.post(`/api/tasks/${first.id}/comments`, { content: 'Two' })
  await see(card.getByRole('img', { name: /urgent/i }))
  await see(card.getByText(`Assigned to ${name}`))
  await see(card.getByText(/Feb 29/))
  await see(card.getByText(/overdue/i))
  await see(card.getByText('Blocked by 1 task', { exact: true }))
  await see(card.getByText('2 comments', { exact: true }))

  await ada.patch(`/api/tasks/${second.id}`, { statusId: (await doneOf()).id })
  await seeGone(card.getByText('Blocked by 1 task', { exact: true }))
  expect(complaints).toEqual([])

  async function doneOf() {
    const columns = await ada.get(`/api/projects/${first.projectId}/statuses`)
    return columns.find((column: { isFinal: boolean }) => column.isFinal)
  }
})

test('tasks are added in any column one after the other, or line by line from what is pasted', async () => {
  const { page, complaints } = await onBoard()
  await addCard(page, 'Review', 'Read it')
  await see(cardIn(page, 'Review', 'Read it'))
  await columnOf(page, 'Review').getByRole('button', { name: 'Add a task to Review' }).click()
  const field = page.getByLabel('Title of a new task in Review')
  await field.fill('Read it again')
  await field.press('Enter')
  await field.fill('And again')
  await field.press('Enter')
  await orderIn(page, 'Review', ['Read it', 'Read it again', 'And again'])
  await see(columnOf(page, 'Review').getByRole('img', { name: '3 tasks' }))

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(`navigator.clipboard.writeText('- Chairs\\n- Tables')`)
  await field.press('Control+v')
  await page.getByRole('button', { name: 'Add 2 tasks' }).click()
  await orderIn(page, 'Review', ['Read it', 'Read it again', 'And again', 'Chairs', 'Tables'])
  expect(complaints).toEqual([])
})

test('the menu moves a card to the top, the end or after any task of any column', async () => {
  const { ada, page, complaints, tasks, project, review } = await onBoard()
  for (const title of ['One', 'Two', 'Three']) {
    await ada.post(`/api/projects/${project.id}/tasks`, { title, statusId: review.id })
  }
  await see(cardIn(page, 'Review', 'Three'))
  await moveMenuOf(page, tasks[0].key)
  await page.getByRole('option', { name: 'Review: to the top' }).click()
  await orderIn(page, 'Review', ['First', 'One', 'Two', 'Three'])

  await moveMenuOf(page, tasks[1].key)
  await page.getByRole('option', { name: 'Review: after a task…' }).click()
  await see(page.getByRole('dialog', { name: `Place ${tasks[1].key} in Review` }))
  await page.keyboard.type('Two')
  await page.keyboard.press('Enter')
  await orderIn(page, 'Review', ['First', 'One', 'Two', 'Second', 'Three'])
  await seeGone(page.getByRole('dialog'))

  // Within its own column, by keyboard alone.
  await cardIn(page, 'Review', 'Three').focus()
  await page.keyboard.press('m')
  await see(page.getByRole('dialog'))
  await page.keyboard.type('Review: to the top')
  await page.keyboard.press('Enter')
  await orderIn(page, 'Review', ['Three', 'First', 'One', 'Two', 'Second'])
  // The page shows a move before the server has it.
  await waitUntil(async () => {
    const { columns } = await ada.get(`/api/projects/${project.id}/board`)
    const inReview = columns.find((column: { id: string }) => column.id === review.id)
    const titles = inReview.tasks.map((task: { title: string }) => task.title)
    return Bun.deepEquals(titles, ['Three', 'First', 'One', 'Two', 'Second'])
  })
  expect(complaints).toEqual([])
})

test('a long column draws only what is near, and scrolls to its last card', async () => {
  const { ada, page, complaints, project } = await onBoard()
  for (let at = 1; at <= 60; at += 1) {
    await ada.post(`/api/projects/${project.id}/tasks`, { title: `Card ${at}` })
  }
  await see(columnOf(page, 'To Do').getByRole('img', { name: '63 tasks' }))
  expect(await columnOf(page, 'To Do').locator('article').count()).toBeLessThan(25)
  await columnOf(page, 'To Do').hover()
  await waitUntil(async () => {
    await page.mouse.wheel(0, 1_000)
    return cardIn(page, 'To Do', 'Card 60').isVisible()
  })
  expect(await columnOf(page, 'To Do').locator('article').count()).toBeLessThan(25)
  expect(await cardIn(page, 'To Do', 'First').count()).toBe(0)
  expect(complaints).toEqual([])
})
