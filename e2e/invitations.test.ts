import { expect, test } from 'bun:test'
import type { BrowserContext, Page } from 'playwright-core'
import { askDatabase } from '../apps/api/tests/support/ask-database'
import { emailOf } from '../apps/api/tests/support/cast'
import { useTeam } from '../apps/api/tests/support/test-server'
import { aProject } from './support/a-project'
import { isLive } from './support/board-page'
import { signInWith, signUpWith } from './support/entrance'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const invite = async (email: string, role = 'member'): Promise<string> => {
  const { ada } = team()
  const invitation = { email, role }
  const { token } = await ada.post(`/api/workspaces/${ada.workspaceId}/invitations`, invitation)
  return `/invitations/${token}`
}

const dashboard = (page: Page) => page.getByRole('heading', { name: 'Dashboard' })
const unusable = (page: Page) =>
  page.getByRole('heading', { name: 'This invitation cannot be used' })

async function copiedLink(page: Page, context: BrowserContext, button: string): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: button }).first().click()
  await see(page.getByRole('button', { name: 'Copied' }))
  const link = await page.evaluate<string>('navigator.clipboard.readText()')
  return new URL(link).pathname
}

test('an admin invites several people, and the link of one makes an account that is in', async () => {
  const { workspaceAt } = await aProject(team().ada)
  const { page, context, complaints } = await visit({ as: 'ada', at: `${workspaceAt}/members` })
  await isLive(page)
  await page.getByRole('button', { name: 'Invite people' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel('Email addresses')
    .fill('Barbara <barbara@example.com>, linus@example.com\nno-address')
  await dialog.getByLabel('Role').selectOption('pm')
  await dialog.getByRole('button', { name: 'Invite 3 people' }).click()
  await see(dialog.getByText('Is a member already'))
  await see(dialog.getByText('Is not an email address'))
  const link = await copiedLink(page, context, 'Copy link')
  await dialog.getByRole('button', { name: 'Done' }).click()
  const open = page.getByRole('region', { name: 'Open invitations' })
  await see(open.getByText('barbara@example.com'))

  const barbara = await visit({ as: null, at: link })
  await see(barbara.page.getByText('Ada invites you as project manager.'))
  await signUpWith(barbara.page, 'Barbara Liskov')
  await see(dashboard(barbara.page))
  await see(page.getByRole('row').filter({ hasText: 'Barbara Liskov' }))
  await seeGone(open.getByText('barbara@example.com'))
  expect([...complaints, ...barbara.complaints]).toEqual([])

  const again = await visit({ as: null, at: link })
  await see(unusable(again.page))
})

test('who has an account already signs in on the way', async () => {
  const link = await invite(emailOf('mallory'), 'guest')
  const { page } = await visit({ as: null, at: link })
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signInWith(page, emailOf('mallory'))
  await page.getByRole('button', { name: 'Accept and join' }).click()
  await see(dashboard(page))
})

test('an invitation of somebody else is not accepted, and leads to another account', async () => {
  const link = await invite('donald@example.com')
  const { page } = await visit({ as: 'linus', at: link })
  await see(page.getByText('It was sent to donald@example.com, and you are signed in as linus@'))
  expect(await page.getByRole('button', { name: 'Accept and join' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Use another account' }).click()
  await signUpWith(page, 'Donald Knuth')
  await see(dashboard(page))
})

test('an invitation that expired, was replaced or withdrawn says that another one is needed', async () => {
  const { databaseUrl } = team()
  const { workspaceAt } = await aProject(team().ada)
  const { page, context } = await visit({ as: 'ada', at: `${workspaceAt}/members` })
  const stranger = await visit({ as: null, at: '/sign-in' })
  const seeUnusable = async (link: string) => {
    await stranger.page.goto(link)
    await see(unusable(stranger.page))
    await see(stranger.page.getByText(/Ask for a new one/))
  }
  const email = 'tony@example.com'
  const first = await invite(email)
  await page.getByRole('button', { name: `Send again to ${email}` }).click()
  const second = await copiedLink(page, context, 'Copy new link')
  await seeUnusable(first)
  await stranger.page.goto(second)
  await see(stranger.page.getByRole('heading', { name: /^Join / }))

  await page.getByRole('button', { name: `Revoke the invitation of ${email}` }).click()
  await page.getByRole('button', { name: 'Revoke invitation', exact: true }).click()
  await seeGone(page.getByText(email))
  await seeUnusable(second)

  const third = await invite(email)
  const expire = `update workspace_invitations set expires_at = now() - interval '1 hour' where email = $1`
  await askDatabase(databaseUrl, expire, [email])
  await seeUnusable(third)
})
