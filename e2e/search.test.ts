import { expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { cardIn, panelOf } from './support/board-page'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

/** What is looked for is in a title, in a description and in a comment. */
async function aLibrary() {
  const { ada, mallory } = team()
  const project = await aProject(ada)
  const [first, second, third] = project.tasks
  await ada.patch(`/api/tasks/${first.id}`, { title: 'Order the marzipan' })
  await ada.patch(`/api/tasks/${second.id}`, { description: 'There is no marzipan left.' })
  await ada.post(`/api/tasks/${third.id}/comments`, { content: 'Who ate all the marzipan?' })
  await ada.post(`/api/tasks/${third.id}/move`, { statusId: project.done.id })
  const theirs = await aProject(mallory)
  await mallory.patch(`/api/tasks/${theirs.tasks[0].id}`, { title: 'Secret marzipan' })
  return project
}

test('the search finds titles, descriptions, comments and keys, and leads to the task', async () => {
  const { workspaceAt, tasks } = await aLibrary()
  const [first, second, third] = tasks
  const { page, complaints } = await visit({ as: 'ada', at: `${workspaceAt}/search` })
  const field = page.getByRole('searchbox')
  await see(field.and(page.locator(':focus')))
  await field.fill('marzipan')
  await see(page.getByText('3 results'))
  const hits = page.locator('a[data-task-id]')
  const texts = await hits.allInnerTexts()
  expect(texts.map((text) => text.match(/[A-Z0-9]+-\d+/)?.[0])).toEqual([
    first.key,
    second.key,
    third.key,
  ])
  expect(await page.locator('mark').allTextContents()).toEqual(['marzipan', 'marzipan', 'marzipan'])
  await see(hits.nth(2).getByText(/Ada commented/))
  expect(page.url()).toEndWith('/search?q=marzipan')

  await page.reload()
  await see(page.getByText('3 results'))
  await page.getByRole('searchbox').press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await see(panelOf(page).getByText('There is no marzipan left.'))
  await page.goBack()
  await see(page.getByText('3 results'))

  await page.getByRole('searchbox').fill(third.key.toLowerCase())
  await see(page.getByText('1 result', { exact: true }))
  await page.getByRole('searchbox').fill('marzipan teapot')
  await see(page.getByText('Nothing found'))
  expect(complaints).toEqual([])
})

test('the palette finds tasks of other projects and goes to them', async () => {
  const { tasks } = await aLibrary()
  const { boardAt } = await aProject(team().ada)
  const { page } = await visit({ as: 'ada', at: boardAt })
  await see(cardIn(page, 'To Do', 'First'))
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await palette.locator('input').fill(`marzipan order`)
  await see(
    palette.getByRole('option', { name: new RegExp(`Order the marzipan.*${tasks[0].key}`) }),
  )
  await palette.locator('input').fill(tasks[0].key)
  const named = palette.getByRole('option', { name: new RegExp(`${tasks[0].key}$`) })
  await see(named.and(page.locator('[aria-selected="true"]')))
  await page.keyboard.press('Enter')
  await see(page.locator('[data-task-panel]').getByText('Order the marzipan').first())
})
