import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { cardIn, cardsOn, columnOf, isLive } from './support/board-page'
import { dragOver, pickUp, pointOn } from './support/drag'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function onBoard() {
  const { ada } = team()
  const project = await aProject(ada)
  const { page } = await visit({ as: 'linus', at: project.boardAt })
  await see(cardIn(page, 'To Do', 'First'))
  await isLive(page)
  const move = (at: 0 | 1 | 2, statusId: string) =>
    ada.post(`/api/tasks/${project.tasks[at].id}/move`, { statusId })
  const statusOf = async (at: 0 | 1 | 2) => {
    const { status } = await ada.get(`/api/tasks/${project.tasks[at].id}`)
    return status.name
  }
  return { ada, page, ...project, move, statusOf }
}

const heldTitle = (page: Page) => page.locator('[data-held] a').textContent()

test('a card in hand stays there, whatever others do to it and to those beside it', async () => {
  const { ada, page, project, tasks, done, move, statusOf } = await onBoard()
  await pickUp(page, columnOf(page, 'To Do').locator('article').first())
  await dragOver(page, await pointOn(columnOf(page, 'Review')))
  await see(columnOf(page, 'Review').and(page.locator('[data-over]')))

  await move(0, done.id)
  await ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'First, renamed' })
  await ada.delete(`/api/tasks/${tasks[1].id}`)
  await move(2, done.id)
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'Fourth' })
  await see(cardIn(page, 'To Do', 'Fourth'))
  expect(await heldTitle(page)).toBe('First, renamed')
  expect((await cardsOn(page))['To Do']).toEqual(['First, renamed', 'Fourth'])

  await page.mouse.move(0, 0)
  await dragOver(page, await pointOn(columnOf(page, 'Review')))
  await page.mouse.up()
  await see(cardIn(page, 'Review', 'First, renamed'))
  await waitUntil(async () => (await statusOf(0)) === 'Review')
  expect(await cardsOn(page)).toMatchObject({ 'To Do': ['Fourth'], Done: ['Third'] })
})

test('a card in hand whose column somebody deletes can still be dropped', async () => {
  const { ada, page, project, todo, done, statusOf } = await onBoard()
  await pickUp(page, columnOf(page, 'To Do').locator('article').first())
  await dragOver(page, await pointOn(columnOf(page, 'Review')))
  await ada.delete(`/api/projects/${project.id}/statuses/${todo.id}?moveTo=${done.id}`)
  await see(cardIn(page, 'Done', 'Second'))
  await dragOver(page, await pointOn(columnOf(page, 'Review')))
  await page.mouse.up()
  await see(cardIn(page, 'Review', 'First'))
  await waitUntil(async () => (await statusOf(0)) === 'Review')
})

test('a card in hand that somebody deletes is gone once it is dropped, and that is said', async () => {
  const { ada, page, tasks } = await onBoard()
  await pickUp(page, columnOf(page, 'To Do').locator('article').first())
  await ada.delete(`/api/tasks/${tasks[0].id}`)
  await ada.patch(`/api/tasks/${tasks[1].id}`, { title: 'Second, as told' })
  await see(cardIn(page, 'To Do', 'Second, as told'))
  expect(await heldTitle(page)).toBe('First')
  await dragOver(page, await pointOn(columnOf(page, 'Review')))
  await page.mouse.up()
  await see(page.getByRole('alert').filter({ hasText: `${tasks[0].key} was not moved` }))
  await seeGone(page.getByRole('link', { name: 'First', exact: true }))
})

test('a move that the server refuses goes back, and the page says why', async () => {
  const { ada, page, tasks } = await onBoard()
  const { id: linusId } = await team().linus.get('/api/auth/me')
  const membership = `/api/workspaces/${ada.workspaceId}/members/${linusId}`
  // Between the drop and the request, as it may happen between two people.
  await page.route('**/move', async (route) => {
    await see(cardIn(page, 'Review', 'First'))
    await ada.patch(membership, { role: 'guest' })
    await route.continue()
  })
  await pickUp(page, columnOf(page, 'To Do').locator('article').first())
  await dragOver(page, await pointOn(columnOf(page, 'Review')))
  await page.mouse.up()
  const refusal = page.getByRole('alert').filter({ hasText: `${tasks[0].key} was not moved` })
  await see(refusal.filter({ hasText: 'Your role does not allow this' }))
  await see(cardIn(page, 'To Do', 'First'))
  expect((await cardsOn(page)).Review).toEqual([])
  await page
    .locator('[data-announcer]')
    .filter({ hasText: 'was not moved' })
    .waitFor({ state: 'attached' })
})
