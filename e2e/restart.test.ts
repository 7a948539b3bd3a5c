import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { NexaServer } from '../apps/api/src/server'
import { cloneTemplate, dropDatabase } from '../apps/api/tests/support/template'
import { castOn, serverUrl, startTestServer } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { addCard, cardIn, isLive } from './support/board-page'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

let databaseUrl = ''
let server: NexaServer

beforeAll(async () => {
  databaseUrl = await cloneTemplate(serverUrl())
  server = startTestServer(databaseUrl)
})
afterAll(async () => {
  await server.stop()
  await dropDatabase(databaseUrl)
})

const visit = useVisitors(() => `http://127.0.0.1:${server.port}`)

test('a page goes on after the server was started anew, without a reload', async () => {
  const { boardAt, project } = await aProject(castOn(server).ada)
  const { page } = await visit({ as: 'ada', at: boardAt })
  await see(cardIn(page, 'To Do', 'First'))
  await isLive(page)
  await page.evaluate('window.isStillHere = true')

  const { port } = server
  await server.stop()
  await page.getByTestId('connection').filter({ hasNotText: 'Live' }).first().waitFor()
  server = startTestServer(databaseUrl, undefined, { port })
  await castOn(server).ada.post(`/api/projects/${project.id}/tasks`, { title: 'After the restart' })
  await see(cardIn(page, 'To Do', 'After the restart'), 40_000)
  await isLive(page)
  await addCard(page, 'Done', 'From the same page')
  await see(cardIn(page, 'Done', 'From the same page'))
  expect(await page.evaluate('window.isStillHere')).toBe(true)
}, 90_000)
