import { expect, test } from 'bun:test'
import { attach } from '../apps/api/tests/support/attach'
import { diskStorage } from '../apps/api/tests/support/file-storages'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { twoAtATask } from './support/at-a-task'
import { columnOf, panelOf } from './support/board-page'
import { aPicture, fileOf, giveFile, pictureInBase64 } from './support/files'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

/** Takes files of 3 MB. */
const team = useTeam(undefined, () => ({ config: { files: diskStorage().settings } }))
const visit = useVisitors(() => team().ada.url)

const picture = { name: 'dot.png', type: 'image/png', base64: pictureInBase64 }
const notes = { name: 'notes.txt', type: 'text/plain', base64: btoa('Bring chairs') }

test('a dropped file and a pasted picture are attached, and the other sees them come and go', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  await giveFile(ada.page, 'drop', notes)
  await giveFile(linus.page, 'paste', picture)
  for (const { page } of [ada, linus]) {
    await see(fileOf(page, 'notes.txt').getByText('12 B'))
    await see(fileOf(page, 'dot.png').getByRole('button', { name: 'Show dot.png' }))
    await see(columnOf(page, 'To Do').getByText('2 attachments', { exact: true }))
  }
  await fileOf(linus.page, 'dot.png').getByRole('button', { name: 'Show dot.png' }).click()
  await see(linus.page.getByRole('img', { name: 'dot.png' }))
  await linus.page.keyboard.press('Escape')
  await seeGone(linus.page.getByRole('img', { name: 'dot.png' }))
  await see(panelOf(linus.page))

  await fileOf(ada.page, 'notes.txt').getByRole('button', { name: 'Delete notes.txt' }).click()
  await ada.page.getByRole('button', { name: 'Delete file' }).click()
  for (const { page } of [ada, linus]) await seeGone(fileOf(page, 'notes.txt'))
  expect([...ada.complaints, ...linus.complaints]).toEqual([])
})

test('a file is downloaded under its name, as it was', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  await attach(ada, tasks[0].id, aPicture(), 'dot.png')
  const { page } = await visit({ as: 'linus', at: `${boardAt}?task=${tasks[0].key}` })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    fileOf(page, 'dot.png').getByRole('button', { name: 'Download dot.png' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('dot.png')
  expect(await Bun.file(await download.path()).bytes()).toEqual(aPicture())
})

test('an upload shows how far it is, and one that failed can be sent again', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  const { page, context } = await visit({ as: 'ada', at: `${boardAt}?task=${tasks[0].key}` })
  const field = panelOf(page).locator('input[type="file"]')
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.alloc(400_000, 'x') }
  await see(panelOf(page).getByText('None. Drop files here'))
  await context.setOffline(true)
  await field.setInputFiles(file)
  await see(fileOf(page, 'plan.txt').getByRole('alert'), 20_000)
  await context.setOffline(false)

  const slow = await context.newCDPSession(page)
  const network = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 }
  await slow.send('Network.emulateNetworkConditions', network)
  await fileOf(page, 'plan.txt').getByRole('button', { name: 'Try plan.txt again' }).click()
  const progress = fileOf(page, 'plan.txt').getByRole('progressbar', { name: 'Uploading plan.txt' })
  await see(progress)
  await page.waitForFunction(
    'Number(document.querySelector("[data-task-panel] [role=progressbar]")?.ariaValueNow) > 5',
  )
  await slow.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: -1 })
  await see(fileOf(page, 'plan.txt').getByText('400 KB'))
  await seeGone(progress)
  expect(await ada.get(`/api/tasks/${tasks[0].id}/attachments`)).toMatchObject([
    { fileName: 'plan.txt', fileSize: 400_000 },
  ])
})

test('a file that is too large is refused with a reason and can be forgotten', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { page } = await visit({ as: 'ada', at: `${boardAt}?task=${tasks[0].key}` })
  const tooLarge = Buffer.alloc(3_000_001, 'x')
  const file = { name: 'notes.txt', mimeType: 'text/plain', buffer: tooLarge }
  await panelOf(page).locator('input[type="file"]').setInputFiles(file)
  await see(fileOf(page, 'notes.txt').getByRole('alert').getByText('3000000 bytes'))
  await fileOf(page, 'notes.txt').getByRole('button', { name: 'Forget notes.txt' }).click()
  await seeGone(fileOf(page, 'notes.txt'))
})
