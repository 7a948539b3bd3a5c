import { beforeAll, expect, test } from 'bun:test'
import { attach } from '../apps/api/tests/support/attach'
import { password } from '../apps/api/tests/support/cast'
import { Client } from '../apps/api/tests/support/client'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { ready, screens } from './support/screens'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)
let project: AProject

const run = 'window.__xss=1'
const inText = `"><img src=x onerror=${run}><script>${run}</script>`
const inMarkdown = [
  inText,
  `<img src=x onerror="${run}">`,
  `<svg onload="${run}"></svg>`,
  `<a href="javascript:${run}">raw link</a>`,
  `[link](javascript:${run})`,
  `[odd link](JaVaScRiPt:${run})`,
  `[entity](&#106;avascript:${run})`,
  `[tab](java\tscript:${run})`,
  `[page](data:text/html,<script>${run}</script>)`,
  `[old](vbscript:${run})`,
  `<javascript:${run}>`,
  `![picture](javascript:${run})`,
  `![picture](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)`,
  `[ref]\n\n[ref]: javascript:${run}`,
  `<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>`,
  '```html\n<script>window.__xss=1</script>\n```',
  `- [ ] <input autofocus onfocus="${run}">`,
].join('\n\n')

beforeAll(async () => {
  const { ada } = team()
  project = await aProject(ada)
  const [task] = project.tasks
  const email = 'hostile@example.com'
  const invited = await ada.post(`/api/workspaces/${ada.workspaceId}/invitations`, { email })
  const { user } = await new Client(ada.url).post('/api/auth/sign-up', {
    email,
    password,
    name: inText,
    invitationToken: invited.token,
  })
  await ada.patch(`/api/workspaces/${ada.workspaceId}`, { name: inText })
  await ada.patch(`/api/projects/${project.project.id}`, { name: inText, description: inMarkdown })
  const statuses = `/api/projects/${project.project.id}/statuses`
  await ada.patch(`${statuses}/${project.review.id}`, { name: inText.slice(0, 50) })
  await ada.patch(`/api/tasks/${project.tasks[1].id}`, { title: inText, assigneeId: user.id })
  await ada.patch(`/api/tasks/${task.id}`, { description: inMarkdown, assigneeId: user.id })
  await ada.post(`/api/tasks/${task.id}/comments`, { content: inMarkdown })
  await attach(ada, task.id, '<svg onload="window.__xss=1"/>', '"><img src=x onerror=alert(1)>.svg')
}, 30_000)

const inside = screens.filter((screen) => screen.as !== null)

test.each(inside.map((screen) => [screen.name, screen] as const))(
  'what people write runs nothing on %s',
  async (_, screen) => {
    const { page, complaints } = await visit({ as: 'ada', at: screen.at(project) })
    await ready(screen, page)
    expect(await page.evaluate('window.__xss')).toBeUndefined()
    for (const trap of ['[onerror]', '[onload]', '[onfocus]', 'iframe', 'body script:not([src])']) {
      expect([trap, await page.locator(trap).count()]).toEqual([trap, 0])
    }
    const targets: string[] = await page.evaluate(
      '[...document.querySelectorAll("a[href]")].map((one) => one.href)',
    )
    const odd = targets.filter((target) => !/^(https?|mailto|blob):/.test(target))
    expect(odd).toEqual([])
    expect(complaints).toEqual([])
  },
  60_000,
)

test('links of a description can be clicked and run nothing', async () => {
  const [task] = project.tasks
  const { page } = await visit({ as: 'ada', at: `${project.boardAt}?task=${task.key}` })
  for (const name of ['link', 'odd link', 'entity', 'page', 'old']) {
    const text = page.getByRole('dialog').getByText(name, { exact: true }).first()
    await text.click({ modifiers: ['Shift'] })
  }
  expect(await page.evaluate('window.__xss')).toBeUndefined()
}, 60_000)
