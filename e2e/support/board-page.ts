import type { Locator, Page } from 'playwright-core'

/** What a person does on a board, by what they see. */
export const columnOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true })

export const cardIn = (page: Page, column: string, title: string): Locator =>
  columnOf(page, column).getByRole('link', { name: title, exact: true })

export const panelOf = (page: Page): Locator => page.getByRole('dialog')

export async function addCard(page: Page, column: string, title: string): Promise<void> {
  await columnOf(page, column).getByRole('button', { name: 'Add task', exact: true }).click()
  const field = page.getByLabel(`Title of a new task in ${column}`)
  await field.fill(title)
  await field.press('Enter')
  await field.press('Escape')
}

/** Titles of the cards, by column, from the top. */
export async function cardsOn(page: Page): Promise<Record<string, string[]>> {
  const columns = await page.locator('section[data-status-id]').all()
  const entries = columns.map(async (column) => [
    (await column.getAttribute('aria-label')) ?? '',
    await column.locator('article a').allTextContents(),
  ])
  return Object.fromEntries(await Promise.all(entries))
}

/** Waits until the page says that changes come in by themselves. */
export const isLive = (page: Page): Promise<void> =>
  page
    .getByTestId('connection')
    .filter({ hasText: 'Live' })
    .first()
    .waitFor({ state: 'attached', timeout: 20_000 })
