import { beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { emailOf } from '../apps/api/tests/support/cast'
import type { Client } from '../apps/api/tests/support/client'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { columnOf, isLive, panelOf } from './support/board-page'
import {
  expectNothingRan,
  fillWithHostility,
  inMarkdown,
  inText,
  pixel,
  shortText,
} from './support/hostile'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)
let project: AProject
let hostile: Client

beforeAll(async () => {
  project = await aProject(team().ada)
  hostile = await fillWithHostility(team().ada, project)
})

const alertOf = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words })

test('toasts, menus and questions say hostile names and run nothing of them', async () => {
  const [, other] = project.tasks
  const { page, complaints } = await visit({ as: 'ada', at: project.boardAt })
  await see(columnOf(page, shortText))
  await page.getByRole('button', { name: `Actions for ${other.key}` }).click()
  await page.getByRole('menuitem', { name: /Move to/ }).click()
  await page.getByRole('option', { name: `${shortText}: to the end` }).click()
  await see(columnOf(page, shortText).getByText(`Link ${inText}`, { exact: true }))
  await see(alertOf(page, `${other.key} moved to ${shortText}`))
  await expectNothingRan(page)

  await page.getByRole('button', { name: `Column ${shortText}`, exact: true }).click()
  await page.getByRole('menuitem', { name: /Delete/ }).click()
  await see(page.getByRole('dialog').getByText(shortText))
  await expectNothingRan(page)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').locator('input').fill('link')
  await see(page.getByRole('option').filter({ hasText: inText }))
  await expectNothingRan(page)
  expect(complaints).toEqual([])
})

test('what somebody hostile does meanwhile is shown and runs nothing', async () => {
  const [task, , third] = project.tasks
  const { page, complaints } = await visit({ as: 'ada', at: project.boardAt })
  await page.route(pixel, (route) => route.fulfill({ contentType: 'image/png', body: '' }))
  await isLive(page)
  await hostile.patch(`/api/tasks/${third.id}`, { title: `Now ${inText}` })
  await see(columnOf(page, 'To Do').getByText(`Now ${inText}`, { exact: true }))
  await page.goto(`${project.boardAt}?task=${task.key}`)
  await see(panelOf(page).getByLabel('Properties'))
  await hostile.post(`/api/tasks/${task.id}/comments`, {
    content: `Just now\n\n${inMarkdown}`,
  })
  await see(panelOf(page).getByText('Just now'))
  await expectNothingRan(page)
  expect(complaints).toEqual([])
})

test('who is invited reads hostile names before signing in, and nothing of them runs', async () => {
  const { ada } = team()
  const invitations = `/api/workspaces/${ada.workspaceId}/invitations`
  const { token } = await ada.post(invitations, { email: emailOf('barbara') })
  const { page, complaints } = await visit({ as: null, at: `/invitations/${token}` })
  await see(page.getByRole('heading', { name: `Join ${inText}` }))
  await expectNothingRan(page)
  expect(complaints).toEqual([])
})
