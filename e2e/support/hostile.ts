import { expect } from 'bun:test'
import type { Page } from 'playwright-core'
import { attach } from '../../apps/api/tests/support/attach'
import { password } from '../../apps/api/tests/support/cast'
import { Client } from '../../apps/api/tests/support/client'
import type { AProject } from './a-project'

const run = '__xss=1'
/** Short enough for every name. */
export const shortText = `"><img src=x onerror=${run}>`
export const inText = `${shortText}<script>${run}</script>`
export const pixel = 'https://tracker.example/pixel.png'
export const inMarkdown = [
  inText,
  `<img src=x onerror="${run}">`,
  `<img src="javascript:${run}" onerror="${run}">`,
  `<svg onload="${run}"></svg>`,
  `<a href="javascript:${run}">raw link</a>`,
  `[link](javascript:${run})`,
  `[odd link](JaVaScRiPt:${run})`,
  `[entity](&#106;avascript:${run})`,
  `[tab](java\tscript:${run})`,
  `[control](<\u0001javascript:${run}>)`,
  `[page](data:text/html,<script>${run}</script>)`,
  `[old](vbscript:${run})`,
  `[blob](blob:https://nexa.example/${run})`,
  `[own](/api/auth/sign-out)`,
  `<javascript:${run}>`,
  `![picture](javascript:${run})`,
  `![picture](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)`,
  `![open](http://tracker.example/pixel.png)`,
  `![own](/api/auth/me)`,
  `![followed](${pixel})`,
  `[ref]\n\n[ref]: javascript:${run}`,
  `<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>`,
  `<style>*{display:none}</style><base href="https://tracker.example/"><meta http-equiv="refresh" content="0;url=https://tracker.example/">`,
  `<form action="https://tracker.example/"><button>Sign in</button></form>`,
  '```html\n<script>window.__xss=1</script>\n```',
  `- [ ] <input autofocus onfocus="${run}">`,
].join('\n\n')

/** Says it everywhere in this project: names, texts, files, and a member who is called it. */
export async function fillWithHostility(ada: Client, project: AProject): Promise<Client> {
  const [task, other] = project.tasks
  const email = 'hostile@example.com'
  const invited = await ada.post(`/api/workspaces/${ada.workspaceId}/invitations`, { email })
  const { user, token } = await new Client(ada.url).post('/api/auth/sign-up', {
    email,
    password,
    name: inText,
    invitationToken: invited.token,
  })
  await ada.patch(`/api/workspaces/${ada.workspaceId}`, { name: inText })
  await ada.patch(`/api/projects/${project.project.id}`, { name: inText, description: inMarkdown })
  const statuses = `/api/projects/${project.project.id}/statuses`
  await ada.patch(`${statuses}/${project.review.id}`, { name: shortText })
  await ada.patch(`/api/tasks/${other.id}`, { title: `Link ${inText}`, assigneeId: user.id })
  await ada.patch(`/api/tasks/${task.id}`, { description: inMarkdown, assigneeId: user.id })
  await ada.post(`/api/tasks/${task.id}/dependencies`, { dependsOnId: other.id })
  const hostile = new Client(ada.url, { token, userId: user.id, workspaceId: ada.workspaceId })
  await hostile.post(`/api/tasks/${task.id}/comments`, { content: inMarkdown })
  await attach(ada, task.id, '<svg onload="window.__xss=1"/>', `${shortText}.svg`)
  return hostile
}

const traps = [
  ...['error', 'load', 'focus', 'click'].map((event) => `[on${event}]`),
  'iframe',
  'base',
  'meta[http-equiv]',
  'form[action]',
  'body script:not([src])',
]

export async function expectNothingRan(page: Page): Promise<void> {
  expect(await page.evaluate('window.__xss')).toBeUndefined()
  const found = traps.map(async (trap) => [trap, await page.locator(trap).count()])
  expect(await Promise.all(found)).toEqual(traps.map((trap) => [trap, 0]))
  const targets: string[] = await page.evaluate(
    '[...document.querySelectorAll("a[href]")].map((one) => one.href)',
  )
  expect(targets.filter((target) => !/^(https?|mailto|blob):/.test(target))).toEqual([])
}
