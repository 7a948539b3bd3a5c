import { expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { addCard, cardIn, isLive } from './support/board-page'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

test('a page goes on after the server was started anew, without a reload', async () => {
  const { ada, stopServer, startAgain } = team()
  const { boardAt, project } = await aProject(ada)
  const { page } = await visit({ as: 'ada', at: boardAt })
  await see(cardIn(page, 'To Do', 'First'))
  await isLive(page)
  await page.evaluate('window.isStillHere = true')

  await stopServer()
  await page.getByTestId('connection').filter({ hasNotText: 'Live' }).first().waitFor()
  startAgain()
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'After the restart' })
  await see(cardIn(page, 'To Do', 'After the restart'), 40_000)
  await isLive(page)
  await addCard(page, 'Done', 'From the same page')
  await see(cardIn(page, 'Done', 'From the same page'))
  expect(await page.evaluate('window.isStillHere')).toBe(true)
})
