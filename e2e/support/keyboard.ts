import type { Locator, Page } from 'playwright-core'
import { see } from './see'

/** Goes on by Tab until what has the focus has this name. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) === 0) continue
    const named: string = await page.evaluate(
      'document.activeElement.labels?.[0]?.textContent || document.activeElement.getAttribute("aria-label") || document.activeElement.textContent',
    )
    if (name.test(named.trim())) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** The field of a dialog that hears what is typed. */
export const typingIn = (page: Page): Locator =>
  page.getByRole('dialog').locator('input:focus, textarea:focus')

/** Presses a key that opens a list, and chooses what the words find. */
export async function choose(
  page: Page,
  key: string,
  words: string,
  found = new RegExp(words, 'i'),
): Promise<void> {
  await page.keyboard.press(key)
  await see(typingIn(page))
  await page.keyboard.type(words)
  await see(page.getByRole('option', { name: found }))
  await page.keyboard.press('Enter')
}
