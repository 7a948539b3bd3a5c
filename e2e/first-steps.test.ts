import { expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { addCard, cardIn } from './support/board-page'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

test('somebody new signs up, makes a project and adds a first task', async () => {
  const { page, complaints } = await visit({ as: null, at: '/' })
  await page.getByRole('link', { name: 'Create one' }).click()
  await page.getByLabel('Your name').fill('Barbara Liskov')
  await page.getByLabel('Email').fill('barbara@example.com')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Create account' }).click()
  await see(page.getByRole('heading', { name: 'Welcome to Nexa' }))
  await page.getByLabel('Name of your workspace').fill('Liskov and others')
  await page.getByLabel('An empty project').click()
  await page.getByLabel('Name of the project').fill('Substitution')
  await page.getByRole('button', { name: 'Show me the board' }).click()
  await addCard(page, 'To Do', 'Write the first proof')
  await see(cardIn(page, 'To Do', 'Write the first proof'))
  expect(complaints).toEqual([])
})
