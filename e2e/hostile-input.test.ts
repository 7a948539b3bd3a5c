import { beforeAll, expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { panelOf } from './support/board-page'
import { expectNothingRan, fillWithHostility, pixel } from './support/hostile'
import { ready, type Screen, screens } from './support/screens'
import { see } from './support/see'
import { useVisitors, type Visitor } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)
let project: AProject

beforeAll(async () => {
  project = await aProject(team().ada)
  await fillWithHostility(team().ada, project)
})

/** What a page asks of other hosts: their names and the address of the page that it gives away. */
async function outside({ page }: Visitor): Promise<string[]> {
  const asked: string[] = []
  await page.route(/tracker\.example/, (route) => {
    const request = route.request()
    asked.push(`${request.url()} ${request.headers().referer ?? 'from nowhere'}`)
    return route.fulfill({ contentType: 'image/png', body: '' })
  })
  return asked
}

const inside: Screen[] = [
  ...screens.filter((screen) => screen.as !== null),
  {
    name: 'marked hits',
    as: 'ada',
    at: ({ workspaceAt }) => `${workspaceAt}/search?q=link`,
    isReady: (page) => see(page.locator('mark')),
  },
]

test.each(inside.map((screen) => [screen.name, screen] as const))(
  'what people write runs nothing on %s',
  async (_, screen) => {
    const visitor = await visit({ as: 'ada', at: '/sign-up?next=/nothing' })
    const asked = await outside(visitor)
    const { page, complaints } = visitor
    await page.goto(screen.at(project))
    await ready(screen, page)
    await expectNothingRan(page)
    expect(new Set(asked).difference(new Set([`${pixel} from nowhere`]))).toEqual(new Set())
    expect(complaints).toEqual([])
  },
)

test('links of a description can be clicked and run nothing', async () => {
  const [task] = project.tasks
  const { page, context } = await visit({ as: 'ada', at: `${project.boardAt}?task=${task.key}` })
  const opened: string[] = []
  context.on('page', (another) => opened.push(another.url()))
  for (const name of ['link', 'odd link', 'entity', 'page', 'old', 'control', 'blob', 'own']) {
    const text = panelOf(page).getByText(name, { exact: true }).first()
    await text.click({ modifiers: ['Shift'] })
  }
  await expectNothingRan(page)
  expect(opened).toEqual([])
})

test('a file with a script in it is saved, and never a page of ours', async () => {
  const { ada } = team()
  const [task] = project.tasks
  const [file] = await ada.get(`/api/tasks/${task.id}/attachments`)
  const { page } = await visit({ as: 'ada', at: `${project.boardAt}?task=${task.key}` })
  const download = page.waitForEvent('download')
  await panelOf(page)
    .getByRole('button', { name: `Download ${file.fileName}` })
    .click()
  expect((await download).suggestedFilename()).toEndWith('.svg')
  const again = page.waitForEvent('download')
  await page.goto(file.downloadUrl).catch(() => null)
  await again
  await expectNothingRan(page)
})
