import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { cardIn, cardsOn, isLive, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function onBoard() {
  const { ada } = team()
  const project = await aProject(ada)
  const { page, complaints } = await visit({ as: 'ada', at: project.boardAt })
  await see(cardIn(page, 'To Do', 'First'))
  await isLive(page)
  return { ada, page, complaints, ...project }
}

async function fromMenu(page: Page, key: string, action: RegExp): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${key}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

/** The time in which a deletion can be undone, in apps/web/src/features/undo, does not end. */
const withoutEnd = `
  const usual = window.setTimeout
  window.setTimeout = (act, ms, ...rest) => (ms === 6_000 ? 0 : usual(act, ms, ...rest))
`

const deleted = (id: string) =>
  waitUntil(() =>
    team()
      .ada.get(`/api/tasks/${id}`)
      .expect(404)
      .then(
        () => true,
        () => false,
      ),
  )

const toast = (page: Page, text: RegExp) => page.getByRole('alert').filter({ hasText: text })

test('a move is undone by its toast, back to the very place', async () => {
  const { ada, page, tasks, complaints } = await onBoard()
  await fromMenu(page, tasks[1].key, /Move to/)
  await page.getByRole('option', { name: 'Done: to the end' }).click()
  await see(cardIn(page, 'Done', 'Second'))
  await toast(page, /moved to Done/)
    .getByRole('button', { name: 'Undo' })
    .click()
  await see(toast(page, /is back in To Do/))
  await waitUntil(async () => (await cardsOn(page))['To Do']?.join() === 'First,Second,Third')
  await waitUntil(async () => (await ada.get(`/api/tasks/${tasks[1].id}`)).status.name === 'To Do')
  expect(complaints).toEqual([])
})

test('edits are undone by Ctrl-Z, the latest first', async () => {
  const { ada, page, tasks, complaints } = await onBoard()
  await cardIn(page, 'To Do', 'First').focus()
  await page.keyboard.press('p')
  await see(page.getByRole('dialog').locator('input:focus'))
  await page.keyboard.type('urgent')
  await page.keyboard.press('Enter')
  await see(toast(page, /priority changed/))
  await cardIn(page, 'To Do', 'First').focus()
  await page.keyboard.press('e')
  const title = panelOf(page).getByLabel('Title', { exact: true })
  await title.fill('First of all')
  await title.press('Enter')
  await see(toast(page, /title changed/))
  await page.keyboard.press('Escape')
  await seeGone(panelOf(page))

  await page.keyboard.press('Control+z')
  await see(cardIn(page, 'To Do', 'First'))
  expect((await ada.get(`/api/tasks/${tasks[0].id}`)).priority).toBe('urgent')
  await page.keyboard.press('Control+z')
  await waitUntil(async () => {
    const { title: now, priority } = await ada.get(`/api/tasks/${tasks[0].id}`)
    return now === 'First' && priority === 'medium'
  })
  expect(complaints).toEqual([])
})

test('a deletion is undone by its toast or by Ctrl-Z: nothing was sent yet', async () => {
  const { page, tasks, complaints } = await onBoard()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.method()))
  await fromMenu(page, tasks[0].key, /Delete/)
  await seeGone(cardIn(page, 'To Do', 'First'))
  await toast(page, /will be deleted/)
    .getByRole('button', { name: 'Undo' })
    .click()
  await see(cardIn(page, 'To Do', 'First'))
  await fromMenu(page, tasks[1].key, /Delete/)
  await seeGone(cardIn(page, 'To Do', 'Second'))
  await page.keyboard.press('Control+z')
  await see(cardIn(page, 'To Do', 'Second'))
  expect((await cardsOn(page))['To Do']).toEqual(['First', 'Second', 'Third'])
  expect(requests).not.toContain('DELETE')
  expect(complaints).toEqual([])
})

test('who leaves while a deletion can be undone has deleted: by a reload, by closing, or to another page', async () => {
  const { page, tasks, boardAt } = await onBoard()
  await page.addInitScript(withoutEnd)
  await page.reload()
  const [first, second, third] = tasks
  await fromMenu(page, first.key, /Delete/)
  await seeGone(cardIn(page, 'To Do', 'First'))
  await page.reload()
  await deleted(first.id)
  await see(cardIn(page, 'To Do', 'Second'))
  await seeGone(cardIn(page, 'To Do', 'First'))

  await fromMenu(page, second.key, /Delete/)
  await seeGone(cardIn(page, 'To Do', 'Second'))
  await page.getByRole('link', { name: 'Members' }).first().click()
  await see(page.getByRole('heading', { name: 'Members' }))
  await deleted(second.id)
  await page.goBack()
  await see(cardIn(page, 'To Do', 'Third'))
  await seeGone(cardIn(page, 'To Do', 'Second'))

  await fromMenu(page, third.key, /Delete/)
  await seeGone(cardIn(page, 'To Do', 'Third'))
  await page.close({ runBeforeUnload: true })
  await deleted(third.id)
  const again = await page.context().newPage()
  await again.goto(boardAt)
  await see(again.getByText('No tasks yet'))
})
