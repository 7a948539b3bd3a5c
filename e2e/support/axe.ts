import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export type Finding = [rule: string, where: string[]]

/** In both themes. Colours are what the dark one changes: no other rule can break by it. */
export async function brokenRules(page: Page): Promise<Finding[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  await isSettled(page)
  const inLight = await axe(page).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  await isSettled(page)
  const inDark = await axe(page).withRules('color-contrast').analyze()
  return [...inLight.violations, ...inDark.violations].map(({ id, nodes }) => [
    id,
    nodes.map(({ html }) => html.slice(0, 200)),
  ])
}

/** Without frames there is nothing to gather from a second page. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

/** A colour on its way to another one is none that anybody reads. */
const isSettled = (page: Page) =>
  page.evaluate('Promise.allSettled(document.getAnimations().map((one) => one.finished))')
