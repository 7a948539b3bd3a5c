import type { Page } from 'playwright-core'
import { password } from '../../apps/api/tests/support/cast'

/** On the sign-in page. */
export async function signInWith(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** On the sign-up page, or on that of an invitation, whose address is fixed. */
export async function signUpWith(page: Page, name: string, email?: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  if (email !== undefined) await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: /^Create account/ }).click()
}
