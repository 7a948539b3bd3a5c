import { expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { propertiesOf, titleOf, twoAtATask } from './support/at-a-task'
import { cardIn, panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

test('a task has an address of its own over the board; next and previous follow the columns', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { page, complaints } = await visit({ as: 'ada', at: `${boardAt}?task=${tasks[1].key}` })
  await see(titleOf(page, 'Second'))
  await see(cardIn(page, 'To Do', 'First'))
  await panelOf(page).getByRole('button', { name: 'Next task (j)' }).click()
  await see(titleOf(page, 'Third'))
  expect(page.url()).toEndWith(`?task=${tasks[2].key}`)
  await panelOf(page).getByRole('button', { name: 'Previous task (k)' }).click()
  await panelOf(page).getByRole('button', { name: 'Previous task (k)' }).click()
  await see(titleOf(page, 'First'))
  await page.keyboard.press('j')
  await see(titleOf(page, 'Second'))
  await page.keyboard.press('Escape')
  await seeGone(panelOf(page))
  expect(new URL(page.url()).search).toBe('')
  expect(complaints).toEqual([])
})

test('a comment written while the comments are read for the first time is shown', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const [task] = tasks
  const { page } = await visit({ as: 'ada', at: boardAt })
  const isRead = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  await page.route(
    `**/api/tasks/${task.id}/comments*`,
    async (route) => {
      const response = await route.fetch()
      isRead.resolve()
      await released.promise
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  await cardIn(page, 'To Do', 'First').click()
  await see(titleOf(page, 'First'))
  await isRead.promise
  await team().linus.post(`/api/tasks/${task.id}/comments`, { content: 'In between' })
  // The page has heard of it by then: its card counts it.
  await page.getByText('1 comment', { exact: true }).first().waitFor({ state: 'attached' })
  released.resolve()
  await see(panelOf(page).getByText('In between'))
})

test('the copied link leads back to the task, and the key is copied alone', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const visitor = await visit({ as: 'ada', at: `${boardAt}?priority=high&task=${tasks[1].key}` })
  const { page, context } = visitor
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = (): Promise<string> => page.evaluate('navigator.clipboard.readText()')
  await panelOf(page).getByRole('button', { name: 'Copy link' }).click()
  await see(page.getByText('The link is copied'))
  const link = await copied()
  expect(link).toBe(`${team().ada.url}${boardAt}?task=${tasks[1].key}`)
  await panelOf(page)
    .getByRole('button', { name: `Copy ${tasks[1].key}` })
    .click()
  await waitUntil(async () => (await copied()) === tasks[1].key)
  await page.goto(link)
  await see(titleOf(page, 'Second'))
})

test('title and properties that one changes, the other sees in the open task', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  await panelOf(ada.page).getByRole('button', { name: 'First', exact: true }).click()
  await panelOf(ada.page).getByLabel('Title', { exact: true }).fill('First of all')
  await ada.page.keyboard.press('Enter')
  await see(titleOf(linus.page, 'First of all'))

  const mine = propertiesOf(ada.page)
  const theirs = propertiesOf(linus.page)
  await mine.getByRole('button', { name: 'Status: To Do' }).click()
  await ada.page.getByRole('menuitemradio', { name: 'Review' }).click()
  await see(theirs.getByRole('button', { name: 'Status: Review' }))
  await mine.getByRole('button', { name: 'Priority: Medium' }).click()
  await ada.page.getByRole('menuitemradio', { name: 'Urgent' }).click()
  await see(theirs.getByRole('button', { name: 'Priority: Urgent' }))
  await mine.getByRole('button', { name: 'Assign to me' }).click()
  await see(theirs.getByRole('button', { name: 'Assignee: Ada' }))
  await theirs.getByRole('button', { name: 'Assignee: Ada' }).click()
  await linus.page.getByLabel('Find a person').fill('grac')
  await linus.page.keyboard.press('Enter')
  await see(mine.getByRole('button', { name: 'Assignee: Grace' }))
  await mine.getByRole('button', { name: /^Due date: / }).click()
  await ada.page.getByRole('button', { name: 'Tomorrow' }).click()
  await seeGone(theirs.getByRole('button', { name: 'Due date: None' }))
  await see(cardIn(linus.page, 'Review', 'First of all'))
  expect([...ada.complaints, ...linus.complaints]).toEqual([])
})

test('who begins to watch shows to the other at once, and all that was done is told', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  await panelOf(ada.page).getByRole('tab', { name: 'Activity' }).click()
  await propertiesOf(linus.page).getByRole('button', { name: 'Watch', exact: true }).click()
  await see(propertiesOf(ada.page).getByRole('img', { name: 'Linus' }))
  await propertiesOf(linus.page).getByRole('button', { name: 'Unwatch' }).click()
  await seeGone(propertiesOf(ada.page).getByRole('img', { name: 'Linus' }))

  await propertiesOf(linus.page).getByRole('button', { name: 'Priority: Medium' }).click()
  await linus.page.getByRole('menuitemradio', { name: 'High' }).click()
  await see(panelOf(ada.page).getByText('Priority: medium → high'))
})

test('a task that changed while another one was open shows so when it is opened again', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  await ada.patch(`/api/tasks/${tasks[0].id}`, { description: 'By noon' })
  const { page } = await visit({ as: 'linus', at: `${boardAt}?task=${tasks[0].key}` })
  await see(panelOf(page).getByText('By noon'))
  await panelOf(page).getByRole('button', { name: 'Next task (j)' }).click()
  await see(titleOf(page, 'Second'))
  await ada.patch(`/api/tasks/${tasks[0].id}`, { description: 'By midnight' })
  await ada.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'Sorry' })
  await page.keyboard.press('k')
  await see(titleOf(page, 'First'))
  await see(panelOf(page).getByText('By midnight'))
  await see(panelOf(page).getByText('Sorry'))
})

test('Escape closes what is open in a task before the task, wherever the focus is', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { page } = await visit({ as: 'ada', at: `${boardAt}?task=${tasks[0].key}` })
  const picker = panelOf(page)
    .getByRole('button', { name: /^Add to/ })
    .first()
  const choices = page.getByRole('listbox')
  await picker.click()
  await see(choices)
  await see(page.getByLabel('Find a task').and(page.locator(':focus')))
  await picker.focus()
  await page.keyboard.press('Escape')
  await seeGone(choices)
  await see(panelOf(page))
  await page.keyboard.press('Escape')
  await seeGone(panelOf(page))
})
