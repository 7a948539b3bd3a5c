import { expect, test } from 'bun:test'
import type { Locator, Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { propertiesOf } from './support/at-a-task'
import { cardIn, isLive, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const here = (page: Page, names: string): Locator =>
  page.getByRole('button', { name: `Here now: ${names}`, exact: true })
const viewersOf = (page: Page, title: string): Locator =>
  page.locator('article', { hasText: title }).getByRole('img', { name: 'Linus also has it open' })

test('who comes to the board and goes shows to the others, and where they are', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const ada = await visit({ as: 'ada', at: boardAt })
  await see(here(ada.page, 'Ada (you)'))
  const linus = await visit({ as: 'linus', at: boardAt })
  await see(here(ada.page, 'Ada (you), Linus'))
  await see(here(linus.page, 'Linus (you), Ada'))
  await here(ada.page, 'Ada (you), Linus').click()
  await see(ada.page.getByText('Looks at the project').nth(1))
  await cardIn(linus.page, 'To Do', 'First').click()
  await see(ada.page.getByText(`Looks at ${tasks[0].key} First`))
  await linus.context.close()
  await see(here(ada.page, 'Ada (you)'))
  expect(ada.complaints).toEqual([])
})

test('who has a task open shows on its card and in it, until they close it', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const ada = await visit({ as: 'ada', at: boardAt })
  const linus = await visit({ as: 'linus', at: `${boardAt}?task=${tasks[0].key}` })
  await see(viewersOf(ada.page, 'First'))
  expect(await viewersOf(ada.page, 'Second').count()).toBe(0)
  expect(await viewersOf(linus.page, 'First').count()).toBe(0)

  await cardIn(ada.page, 'To Do', 'First').click()
  await see(panelOf(ada.page).getByRole('img', { name: 'Linus also has it open' }))
  await see(panelOf(linus.page).getByRole('img', { name: 'Ada also has it open' }))

  await panelOf(linus.page).getByRole('button', { name: 'Next task (j)' }).click()
  await see(viewersOf(ada.page, 'Second'))
  await seeGone(viewersOf(ada.page, 'First'))
  await panelOf(linus.page).getByRole('button', { name: 'Close the task' }).click()
  await seeGone(viewersOf(ada.page, 'Second'))
  expect([...ada.complaints, ...linus.complaints]).toEqual([])
})

test('who was cut off is here again without a reload', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const ada = await visit({ as: 'ada', at: boardAt })
  const linus = await visit({ as: 'linus', at: `${boardAt}?task=${tasks[0].key}` })
  await see(propertiesOf(linus.page))
  await see(viewersOf(ada.page, 'First'))
  await linus.context.setOffline(true)
  await see(linus.page.getByTestId('connection').filter({ hasText: 'Offline' }), 20_000)
  await linus.context.setOffline(false)
  await isLive(linus.page)
  await see(viewersOf(ada.page, 'First'))
  await see(here(linus.page, 'Linus (you), Ada'))
})
