import { expect, test } from 'bun:test'
import type { Locator, Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { titleOf, twoAtATask } from './support/at-a-task'
import { columnOf, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const section = (page: Page, name: 'Blocked by' | 'Blocks'): Locator =>
  panelOf(page).getByRole('region', { name: new RegExp(`^${name}`) })

async function pick(page: Page, name: 'Blocked by' | 'Blocks', words: string): Promise<void> {
  await section(page, name)
    .getByRole('button', { name: `Add to “${name}”` })
    .click()
  await page.getByRole('textbox', { name: 'Find a task' }).fill(words)
  await page.keyboard.press('Enter')
}

test('what a task waits for is picked by words, and the other sees it in the task and on the board', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  await pick(ada.page, 'Blocked by', 'seco')
  for (const { page } of [ada, linus]) {
    await see(section(page, 'Blocked by').getByRole('link', { name: `${tasks[1].key}Second` }))
    await see(columnOf(page, 'To Do').getByText('Blocked by 1 task', { exact: true }))
  }
  await pick(linus.page, 'Blocks', tasks[2].key.toLowerCase())
  await see(section(ada.page, 'Blocks').getByRole('link', { name: `${tasks[2].key}Third` }))
  await team().ada.delete(`/api/tasks/${tasks[2].id}`)
  for (const { page } of [ada, linus]) await seeGone(section(page, 'Blocks').getByRole('link'))

  await section(ada.page, 'Blocked by').getByRole('link').click()
  await see(titleOf(ada.page, 'Second'))
  await see(section(ada.page, 'Blocks').getByRole('link', { name: `${tasks[0].key}First` }))
  await section(ada.page, 'Blocks')
    .getByRole('button', { name: `Remove ${tasks[0].key}` })
    .click()
  await seeGone(section(linus.page, 'Blocked by').getByRole('link'))
  await seeGone(columnOf(linus.page, 'To Do').getByText('Blocked by 1 task', { exact: true }))
  expect([...ada.complaints, ...linus.complaints]).toEqual([])
})

test('tasks that would wait for each other are refused, and the reason stays to be read', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  const [first, second, third] = tasks
  await ada.post(`/api/tasks/${first.id}/dependencies`, { dependsOnId: second.id })
  await ada.post(`/api/tasks/${second.id}/dependencies`, { dependsOnId: third.id })
  const { page } = await visit({ as: 'ada', at: `${boardAt}?task=${third.key}` })
  await pick(page, 'Blocked by', first.key)
  await see(section(page, 'Blocked by').getByRole('alert'))
  const reason = await section(page, 'Blocked by').getByRole('alert').textContent()
  expect(reason).toBe(
    `They would wait for each other: ${[third, first, second, third].map(({ key }) => key).join(' → ')}`,
  )
  expect(await section(page, 'Blocked by').getByRole('listitem').count()).toBe(0)
  await pick(page, 'Blocked by', 'NOPE-7')
  await see(section(page, 'Blocked by').getByRole('alert').getByText('Task not found'))
})
