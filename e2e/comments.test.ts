import { expect, test } from 'bun:test'
import type { Locator, Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { twoAtATask } from './support/at-a-task'
import { columnOf, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const field = (page: Page) => panelOf(page).getByRole('textbox', { name: 'Write a comment' })
const commentsOn = (page: Page): Locator =>
  panelOf(page)
    .getByRole('tabpanel', { name: /^Comments/ })
    .getByRole('listitem')

test('a comment is written in Markdown, edited and deleted, and the other sees each of it', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  await field(ada.page).fill('See `redirects.map` and **hurry**')
  await panelOf(ada.page).getByRole('tab', { name: 'Preview' }).click()
  await see(panelOf(ada.page).locator('code', { hasText: 'redirects.map' }))
  await panelOf(ada.page).getByRole('button', { name: 'Comment', exact: true }).click()
  for (const { page } of [ada, linus]) {
    await see(commentsOn(page).locator('code', { hasText: 'redirects.map' }))
    await see(commentsOn(page).locator('strong', { hasText: 'hurry' }))
    await see(columnOf(page, 'To Do').getByText('1 comment', { exact: true }))
  }
  expect(await field(ada.page).inputValue()).toBe('')

  const actions = { name: 'Actions for the comment of Ada' }
  await commentsOn(ada.page).getByRole('button', actions).click()
  await ada.page.getByRole('menuitem', { name: 'Edit' }).click()
  await panelOf(ada.page).getByRole('textbox', { name: 'Edit the comment' }).fill('Take your time')
  await ada.page.keyboard.press('Control+Enter')
  for (const { page } of [ada, linus]) {
    await see(commentsOn(page).getByText('Take your time'))
    await see(commentsOn(page).getByText(', edited'))
  }

  await commentsOn(ada.page).getByRole('button', actions).click()
  await ada.page.getByRole('menuitem', { name: 'Delete' }).click()
  await ada.page.getByRole('button', { name: 'Delete comment' }).click()
  for (const { page } of [ada, linus]) {
    await seeGone(commentsOn(page))
    await see(panelOf(page).getByText('No comment yet.'))
  }
  expect([...ada.complaints, ...linus.complaints]).toEqual([])
})

test('nobody edits the comment of another, and boxes in one’s own can be ticked', async () => {
  const { ada, linus: author } = team()
  const { boardAt, tasks } = await aProject(ada)
  const content = '- [ ] call\n- [ ] write'
  await author.post(`/api/tasks/${tasks[0].id}/comments`, { content })
  const { ada: reader, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  const boxOf = (page: Page, name: string) => commentsOn(page).getByRole('checkbox', { name })
  await see(boxOf(reader.page, 'call'))
  expect(await boxOf(reader.page, 'call').isDisabled()).toBe(true)
  await boxOf(linus.page, 'call').click()
  await boxOf(linus.page, 'write').click()
  for (const name of ['call', 'write']) await waitUntil(() => boxOf(reader.page, name).isChecked())
  await reader.page.getByRole('button', { name: 'Actions for the comment of Linus' }).click()
  await see(reader.page.getByRole('menuitem', { name: 'Delete' }))
  expect(await reader.page.getByRole('menuitem', { name: 'Edit' }).count()).toBe(0)
})

test('a comment is never shown as it was typed, not even before all of the page is loaded', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  await ada.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'See `redirects.map`' })
  const { page, context } = await visit({ as: 'ada', at: '/nothing' })
  await context.addInitScript(`new MutationObserver(() => {
    if (document.body?.textContent.includes('\`redirects.map\`')) window.sawSource = true
  }).observe(document, { childList: true, subtree: true, characterData: true })`)
  await page.goto(`${boardAt}?task=${tasks[0].key}`)
  await see(commentsOn(page).locator('code', { hasText: 'redirects.map' }))
  expect(await page.evaluate('window.sawSource')).toBeUndefined()
})
