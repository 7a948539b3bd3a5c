import type { Locator, Page } from 'playwright-core'

export const filtersOf = (page: Page): Locator => page.getByRole('search', { name: 'Filters' })

/** Picks one of a filter's values, or takes it back. */
export async function filterBy(page: Page, filter: string, value: string): Promise<void> {
  await filtersOf(page)
    .getByRole('button', { name: new RegExp(`^${filter}`) })
    .click()
  await page.getByRole('menuitemcheckbox', { name: value, exact: true }).click()
  await page.keyboard.press('Escape')
}

/** Titles in the list, from the top. */
export const rowsOn = (page: Page): Promise<string[]> =>
  page.locator('[data-title]').allTextContents()
