import { afterAll, expect, test } from 'bun:test'
import { attach } from '../apps/api/tests/support/attach'
import { s3Storage } from '../apps/api/tests/support/file-storages'
import { StrictS3 } from '../apps/api/tests/support/strict-s3'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { aPicture, fileOf } from './support/files'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const s3 = new StrictS3()
const team = useTeam(undefined, () => ({ config: { files: s3Storage(s3).settings } }))
const visit = useVisitors(() => team().ada.url)
afterAll(() => s3.stop())

test('files that lie in S3 are shown and downloaded from there by the page', async () => {
  const { ada } = team()
  s3.corsOrigin = ada.url
  const { boardAt, tasks } = await aProject(ada)
  await attach(ada, tasks[0].id, aPicture(), 'dot.png')
  await attach(ada, tasks[0].id, 'Bring chairs', 'notes.txt')
  const { page, complaints } = await visit({ as: 'ada', at: `${boardAt}?task=${tasks[0].key}` })
  await page.getByRole('button', { name: 'Show dot.png' }).click()
  await see(page.getByRole('img', { name: 'dot.png' }))
  await page.keyboard.press('Escape')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    fileOf(page, 'notes.txt').getByRole('button', { name: 'Download notes.txt' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('notes.txt')
  expect(await Bun.file(await download.path()).text()).toBe('Bring chairs')
  expect(complaints).toEqual([])
})
