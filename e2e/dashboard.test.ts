import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { Client } from '../apps/api/tests/support/client'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aMixedProject } from './support/a-mixed-project'
import { cardIn, isLive } from './support/board-page'
import { inDays } from './support/in-days'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const chart = (page: Page, name: string) => part(page, name).locator('[role="img"]').first()
const seeFigure = (page: Page, name: string, value: number) =>
  see(page.locator('dl > div', { hasText: name }).getByText(String(value), { exact: true }))

/** A workspace of Ada's, which Linus is in. */
async function aWorkspace() {
  const { ada, linus } = team()
  const { id, slug } = await ada.post('/api/workspaces', { name: 'Figures' })
  const { token } = await ada.post(`/api/workspaces/${id}/invitations`, {
    email: 'linus@example.com',
    role: 'member',
  })
  await linus.post('/api/invitations/accept', { token })
  const inIt = (one: Client) => new Client(one.url, { ...one, workspaceId: id })
  const own = { ...team(), ada: inIt(ada), linus: inIt(linus) }
  return { ...own, at: `/w/${slug}`, ...(await aMixedProject(own)) }
}

test('the dashboard shows figures, charts, own tasks, projects and what happened last', async () => {
  const { at, ada, tasks } = await aWorkspace()
  const [first, second, third] = tasks
  await ada.patch(`/api/tasks/${second.id}`, { assigneeId: ada.userId, dueDate: inDays(0) })
  const { page, complaints } = await visit({ as: 'ada', at })
  await seeFigure(page, 'Open', 2)
  await seeFigure(page, 'Assigned to me', 2)
  // What is due today is not late yet.
  await seeFigure(page, 'Overdue', 1)
  await seeFigure(page, 'Due in 7 days', 1)
  await seeFigure(page, 'Done in 7 days', 1)
  const label = async (name: string) => chart(page, name).getAttribute('aria-label')
  expect(await label('Tasks by column')).toBe('To Do: 2, In Progress: 0, Review: 0, Done: 1')
  expect(await label('Open tasks by priority')).toBe('Low: 0, Medium: 0, High: 1, Urgent: 1')
  expect(await label('Completed in the last 30 days')).toBe('1 tasks were completed')
  await see(chart(page, 'Tasks by column').locator('.recharts-bar-rectangle').first())
  const mine = part(page, 'My tasks').getByRole('link')
  expect(await mine.allInnerTexts()).toMatchObject([
    expect.stringContaining('First'),
    expect.stringContaining('Second'),
  ])
  await see(part(page, 'Projects').getByText('2 open'))
  await see(part(page, 'Open tasks by person').getByText('Ada', { exact: true }))
  await see(part(page, 'Recent activity').getByText(`${third.key} Third`))
  await mine.first().click()
  await see(page.getByRole('dialog').getByText(first.key).first())
  expect(complaints).toEqual([])
})

test('what others do is on the dashboard at once, and who looks at it is on no board', async () => {
  const { at, ada, linus, boardAt, tasks, done } = await aWorkspace()
  const { page } = await visit({ as: 'ada', at })
  await seeFigure(page, 'Open', 2)
  await isLive(page)
  const { page: board } = await visit({ as: 'linus', at: boardAt })
  await see(cardIn(board, 'To Do', 'First'))
  const here = board.getByText(/^Here now:/)
  await here.waitFor({ state: 'attached' })
  expect(await here.textContent()).not.toContain('Ada')

  await linus.post(`/api/tasks/${tasks[1].id}/move`, { statusId: done.id })
  await seeFigure(page, 'Open', 1)
  await seeFigure(page, 'Done in 7 days', 2)
  await see(page.getByRole('img', { name: '2 tasks were completed' }))
  await linus.patch(`/api/tasks/${tasks[0].id}`, { title: 'Now called this' })
  await see(part(page, 'My tasks').getByText('Now called this'))
  await ada.patch(`/api/tasks/${tasks[0].id}`, { assigneeId: null })
  await see(part(page, 'My tasks').getByText('Nothing open is assigned to you.'))

  // In a project that was not there when the page was opened.
  const fresh = await ada.post('/api/projects', { name: 'Brand new' })
  await see(part(page, 'Projects').getByText('Brand new'))
  const given = { title: 'The first one in it', assigneeId: ada.userId }
  await linus.post(`/api/projects/${fresh.id}/tasks`, given)
  await see(part(page, 'My tasks').getByText('The first one in it'))
  await see(part(page, 'Recent activity').getByText(/The first one in it/))
  expect(await here.textContent()).not.toContain('Ada')

  await part(page, 'My tasks').getByRole('link').click()
  await see(page.getByRole('dialog'))
  await seeGone(part(page, 'My tasks'))
})
