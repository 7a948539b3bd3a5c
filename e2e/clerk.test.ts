import { expect, test } from 'bun:test'
import { useClerk } from '../apps/api/tests/support/clerk/use-clerk'
import { cardIn, isLive } from './support/board-page'
import { clerkInPage } from './support/clerk-in-page'
import { see } from './support/see'
import { useVisitors } from './support/visitors'

const team = useClerk()
const visit = useVisitors(() => team().url)

async function atNexa() {
  const { page, context, complaints } = await visit({ as: null, at: 'about:blank' })
  await clerkInPage(context, team())
  return { page, context, complaints }
}

test('with Clerk its forms lead from signing in by an organization to the first board', async () => {
  const { page, complaints } = await atNexa()
  await page.goto('/account')
  await see(page.getByRole('heading', { name: 'Sign in' }))
  const enter = page.getByRole('button', { name: 'Continue with Clerk' })
  await see(enter)
  expect(await page.getByLabel('Password').count()).toBe(0)
  await enter.click()
  await see(page.getByRole('heading', { name: 'Your account' }))

  await page.goto('/')
  const organization = page.getByRole('button', { name: 'Create organization' })
  await see(organization)
  expect(await page.getByLabel('Name of your workspace').count()).toBe(0)
  await organization.click()
  await page.getByRole('button', { name: 'Show me the board' }).click()
  await see(cardIn(page, 'To Do', 'Invite a colleague'))
  await isLive(page)

  await page.getByRole('button', { name: 'Switch workspace' }).click()
  await page.getByRole('menuitem', { name: 'New workspace' }).click()
  await see(page.getByRole('dialog').getByRole('button', { name: 'Create organization' }))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Account menu' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await see(enter)
  expect(complaints).toEqual([])
})

test('a script of Clerk’s that does not come is said to, and asked for again', async () => {
  const { page, context } = await atNexa()
  let isAway = true
  await context.route('https://clerk.example.test/**', (route) =>
    isAway ? route.abort() : route.fallback(),
  )
  await page.goto('/sign-up')
  await see(page.getByText('Clerk could not be loaded'))
  isAway = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await see(page.getByRole('button', { name: 'Sign up with Clerk' }))
})
