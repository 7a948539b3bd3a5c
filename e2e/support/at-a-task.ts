import type { Locator, Page } from 'playwright-core'
import { isLive, panelOf } from './board-page'
import { see } from './see'
import type { VisitOptions, Visitor } from './visitors'

type Visit = (options: VisitOptions) => Promise<Visitor>

/** Two people who have the same task open and hear of each other. */
export async function twoAtATask(
  visit: Visit,
  at: string,
): Promise<{ ada: Visitor; linus: Visitor }> {
  const [ada, linus] = await Promise.all([visit({ as: 'ada', at }), visit({ as: 'linus', at })])
  for (const { page } of [ada, linus]) {
    await see(propertiesOf(page))
    await isLive(page)
  }
  return { ada, linus }
}

export const propertiesOf = (page: Page): Locator =>
  panelOf(page).getByRole('complementary', { name: 'Properties' })

export const titleOf = (page: Page, title: string): Locator =>
  panelOf(page).getByRole('heading', { level: 2, name: title, exact: true })

export async function writeDescription(page: Page, text: string): Promise<void> {
  await panelOf(page)
    .getByRole('button', { name: /(Add a|Edit) description/ })
    .click()
  await panelOf(page).getByRole('textbox', { name: 'Description' }).fill(text)
}
