import { expect, test } from 'bun:test'
import { signUp } from '../apps/api/tests/support/cast'
import { Client } from '../apps/api/tests/support/client'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { cardIn, isLive } from './support/board-page'
import { signInWith } from './support/entrance'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

test('the settings of a workspace change its pages for everybody, their addresses too', async () => {
  const { boardAt, workspaceAt } = await aProject(team().ada)
  const linus = await visit({ as: 'linus', at: boardAt })
  const { page, complaints } = await visit({ as: 'ada', at: `${workspaceAt}/settings` })
  await isLive(linus.page)
  await page.getByLabel('Name').fill('Difference Engines')
  await page.getByLabel('Address').fill('Not an address')
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText(/Expected lower-case letters/))
  await page.getByLabel('Address').fill('difference-engines')
  await page.getByRole('switch', { name: 'Guests may comment' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('The settings are saved'))
  await page.waitForURL(/\/w\/difference-engines\/settings$/)
  await linus.page.waitForURL(/\/w\/difference-engines\/p\//)
  await see(linus.page.getByRole('button', { name: 'Switch workspace' }).getByText('Difference'))
  await see(cardIn(linus.page, 'To Do', 'First'))
  expect(linus.complaints).toEqual([])
  // The refused address is an answer that a browser reports by itself.
  expect(complaints.filter((one) => !one.includes(' 400 '))).toEqual([])
})

test('who may not change settings reads them, and is told who may', async () => {
  const { boardAt, workspaceAt } = await aProject(team().ada)
  const { page } = await visit({ as: 'linus', at: `${workspaceAt}/settings` })
  await see(page.getByText('Only admins change the settings of a workspace.'))
  expect(await page.getByRole('textbox').count()).toBe(0)
  await page.goto(`${boardAt}/settings`)
  await see(page.getByText('Only project managers and admins change'))
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await page.getByRole('button', { name: /^(Save|Delete|Archive)/ }).count()).toBe(0)
})

test('the settings of a project change its board for everybody, its address too', async () => {
  const { boardAt, project } = await aProject(team().ada)
  const linus = await visit({ as: 'linus', at: boardAt })
  const { page } = await visit({ as: 'grace', at: `${boardAt}/settings` })
  await isLive(linus.page)
  await page.getByLabel('Name').fill('Punched cards')
  await page.getByLabel('Key').fill('PUNCH')
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('The settings are saved'))
  await page.waitForURL(/\/p\/PUNCH\/settings$/)
  await linus.page.waitForURL(/\/p\/PUNCH$/)
  await see(linus.page.getByRole('heading', { name: 'Punched cards' }))
  await see(linus.page.getByText('PUNCH-1', { exact: true }))

  await page.getByLabel('Review completes tasks').check({ force: true })
  await page.getByRole('button', { name: 'Archive project' }).click()
  await see(page.getByText('Punched cards is archived'))
  const links = page.getByRole('list', { name: 'Projects' })
  await seeGone(links.getByText('Punched cards'))
  await page.getByRole('button', { name: 'Reopen project' }).click()
  await see(links.getByText('Punched cards'))
  const columns = await team().ada.get(`/api/projects/${project.id}/statuses`)
  expect(columns).toContainEqual(expect.objectContaining({ name: 'Review', isFinal: true }))
})

test('a deleted project is gone from open pages, and comes back when it is restored', async () => {
  const { boardAt, workspaceAt, project } = await aProject(team().ada)
  const linus = await visit({ as: 'linus', at: boardAt })
  await isLive(linus.page)
  const { page } = await visit({ as: 'ada', at: `${boardAt}/settings` })
  await page.getByRole('button', { name: 'Delete project' }).click()
  const dialog = page.getByRole('dialog')
  const really = dialog.getByRole('button', { name: 'Delete project' })
  expect(await really.isDisabled()).toBe(true)
  await dialog.getByLabel('Type the name of the project').fill(project.name)
  await really.click()
  await see(page.getByText(/is deleted\. It can be restored/))
  await see(linus.page.getByRole('heading', { name: 'There is nothing here' }))

  await page.goto(`${workspaceAt}/settings`)
  await page.getByRole('button', { name: `Restore ${project.name}` }).click()
  await see(linus.page.getByRole('list', { name: 'Projects' }).getByText(project.name))
})

test('a deleted workspace says so calmly to who deleted it, and comes back when restored', async () => {
  const boss = await signUp(team().ada.url, crypto.randomUUID())
  const { workspaceAt } = await aProject(boss)
  const { name } = await boss.get(`/api/workspaces/${boss.workspaceId}`)
  const { email } = await boss.get('/api/auth/me')
  const { page } = await visit({ as: null, at: `${workspaceAt}/settings` })
  await signInWith(page, email)
  await isLive(page)
  await page.getByRole('button', { name: 'Delete workspace' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Type the name of the workspace').fill(name)
  await dialog.getByRole('button', { name: 'Delete workspace' }).click()
  await see(page.getByText('is deleted. It can be restored in your account.'))
  await see(page.getByRole('heading', { name: 'Welcome to Nexa' }))
  expect(await page.getByText(/no longer open to you|no longer a member/).count()).toBe(0)

  await page.goto('/account')
  await page.getByRole('button', { name: `Restore ${name}` }).click()
  await see(page.getByRole('link', { name: `Back to ${name}` }))
})

test('a token is shown once, works, and ends when it is deleted', async () => {
  const { ada } = team()
  const { page, complaints } = await visit({ as: 'ada', at: '/account' })
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Release script')
  await dialog.getByRole('switch', { name: 'Read only' }).click()
  await dialog.getByRole('button', { name: 'Create token' }).click()
  const token = await dialog.locator('pre').innerText()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await see(page.getByText('Release script'))
  expect(await page.getByText(token).count()).toBe(0)

  const script = new Client(ada.url, { token, workspaceId: ada.workspaceId })
  await script.get('/api/projects').expect(200)
  await script.post('/api/projects', { name: 'Not by a reader' }).expect(403)
  await page.getByRole('button', { name: 'Delete the token Release script' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete token' }).click()
  await see(page.getByText('You have none.'))
  await script.get('/api/projects').expect(401)
  expect(complaints).toEqual([])
})
