import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { cardIn, panelOf } from './support/board-page'
import { choose, typingIn } from './support/keyboard'
import { see, seeGone } from './support/see'
import { useVisitors, type Visitor } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

async function onABoard(as: 'ada' | 'edsger' = 'ada'): Promise<Visitor> {
  const { boardAt } = await aProject(team().ada)
  const visitor = await visit({ as, at: boardAt })
  await see(cardIn(visitor.page, 'To Do', 'First'))
  return visitor
}

const focused = (page: Page, title: string) => see(page.locator('a:focus', { hasText: title }))
const property = (page: Page, name: string) => panelOf(page).getByRole('button', { name })

test('j and k go through the tasks, Enter opens one, Escape closes it and leads back', async () => {
  const { page, complaints } = await onABoard()
  const { keyboard } = page
  for (const title of ['First', 'Second', 'Third']) {
    await keyboard.press('j')
    await focused(page, title)
  }
  await keyboard.press('k')
  await focused(page, 'Second')
  await keyboard.press('Enter')
  await see(property(page, 'Status: To Do'))
  await keyboard.press('Escape')
  await seeGone(panelOf(page))
  await focused(page, 'Second')
  expect(complaints).toEqual([])
})

test('a, p, s, d and m change the task at hand, and the focus stays with it', async () => {
  const { page, complaints } = await onABoard()
  const { keyboard } = page
  await keyboard.press('j')
  await choose(page, 'a', 'Linus')
  await focused(page, 'First')
  await choose(page, 'p', 'Urgent')
  await focused(page, 'First')
  await choose(page, 'd', '2030-01-31', /Jan 31/)
  await focused(page, 'First')
  await choose(page, 's', 'In Progress')
  await see(cardIn(page, 'In Progress', 'First'))
  await focused(page, 'First')
  await choose(page, 'm', 'Done')
  await see(cardIn(page, 'Done', 'First'))
  await cardIn(page, 'Done', 'First').focus()
  await keyboard.press('Enter')
  for (const now of ['Assignee: Linus', 'Priority: Urgent', 'Status: Done', 'Due date: ']) {
    await see(property(page, now))
  }
  expect(complaints).toEqual([])
})

test('c makes a task, e edits a title, / filters, and a field keeps its letters', async () => {
  const { page, complaints } = await onABoard()
  const { keyboard } = page
  await keyboard.press('c')
  await see(typingIn(page))
  await keyboard.type('apsdmcjk?/')
  await keyboard.press('Enter')
  await see(cardIn(page, 'To Do', 'apsdmcjk?/'))
  await seeGone(page.getByRole('dialog'))
  await keyboard.press('j')
  await keyboard.press('e')
  const title = page.getByLabel('Title', { exact: true })
  await see(title.and(page.locator(':focus')))
  await keyboard.press('Escape')
  await seeGone(title)
  await keyboard.press('Escape')
  await seeGone(panelOf(page))
  await keyboard.press('/')
  await see(page.locator('#filter-text:focus'))
  await keyboard.type('sec')
  await seeGone(cardIn(page, 'To Do', 'First'))
  await see(cardIn(page, 'To Do', 'Second'))
  expect(complaints).toEqual([])
})

test('g and a letter go to a page', async () => {
  const { page } = await onABoard()
  for (const [key, path] of [
    ['l', /\/list$/],
    ['c', /\/calendar$/],
    ['b', /\/p\/\w+$/],
    ['m', /\/members$/],
    ['d', /\/w\/[^/]+$/],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.waitForURL(path)
  }
})

test('the sheet names every key, and the palette finds the same by its name', async () => {
  const { page } = await onABoard()
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  const lines = page.getByRole('dialog').getByRole('listitem')
  await see(lines)
  const sheet = await Promise.all(
    (await lines.all()).map(async (line) => ({
      label: (await line.locator('p').textContent()) ?? '',
      keys: await line.locator('kbd').allTextContents(),
    })),
  )
  const keys = sheet.map((one) => one.keys.join(' '))
  for (const key of 'C A P S D M E / J K Esc ? Enter'.split(' ')) expect(keys).toContain(key)
  for (const key of ['Ctrl K', 'Ctrl Z', 'G B', 'G L']) expect(keys).toContain(key)
  await page.keyboard.press('Escape')
  await seeGone(page.getByRole('dialog'))
  // The task at hand is the one with the focus, which comes back to it.
  await see(page.locator('article a:focus'))
  await page.keyboard.press('Control+k')
  await see(page.getByRole('option'))
  const offered = await page.getByRole('option').allTextContents()
  for (const label of ['New task', 'Assign it to…', 'Filter by text', 'Undo the last change']) {
    const line = sheet.find((one) => one.label === label)
    expect(offered).toContain(`${label}${line?.keys.join('')}`)
  }
})

test('the palette searches, goes and acts', async () => {
  const { page, complaints } = await onABoard()
  await choose(page, 'Control+k', 'Third')
  await see(panelOf(page).getByRole('heading', { name: 'Third' }))
  await choose(page, 'Control+k', 'Go to calendar')
  await page.waitForURL(/\/calendar/)
  await choose(page, 'Control+k', 'Use the dark theme')
  await see(page.locator('html[data-mantine-color-scheme="dark"]'))
  await choose(page, 'Control+k', "Use the system's theme")
  await see(page.locator('html[data-mantine-color-scheme="light"]'))
  await page.keyboard.press('Control+k')
  await see(typingIn(page))
  await page.keyboard.press('Control+k')
  await seeGone(page.getByRole('dialog'))
  expect(complaints).toEqual([])
})

test('no key and no command does what a guest may not', async () => {
  const { page } = await onABoard('edsger')
  await page.keyboard.press('j')
  await focused(page, 'First')
  for (const key of 'capsdme') await page.keyboard.press(key)
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('Control+k')
  await see(page.getByRole('option', { name: /Go to board/ }))
  for (const name of [/New task/, /Assign it/, /Move it/, /Delete it/, /New project/]) {
    expect(await page.getByRole('option', { name }).count()).toBe(0)
  }
})
