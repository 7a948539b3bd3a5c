import type { Page } from 'playwright-core'
import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { type Opening, openings, type Place } from './openings'

/** Opens one after the other, asks what is wrong with it, and closes it by Escape. */
export async function openEverything(
  page: Page,
  { at, device, ask }: { at: Place; device: 'phone' | 'desk'; ask: () => Promise<unknown[]> },
): Promise<[opening: string, ...unknown[]][]> {
  const wrong: [string, ...unknown[]][] = []
  const isHere = (one: Opening) => one.at === at && (one.on ?? device) === device
  for (const opening of openings.filter(isHere)) {
    const opened = page.getByRole(opening.role ?? 'dialog')
    const before = await opened.count()
    await opening.open(page)
    await waitUntil(async () => (await opened.count()) > before)
    for (const one of await ask()) wrong.push([opening.name, one])
    if (opening.staysOpen) continue
    await page.keyboard.press('Escape')
    if (device === 'phone') await closeDrawer(page)
    await waitUntil(async () => (await opened.count()) === before)
  }
  return wrong
}

/** Escape closes the menu in it first. */
const closeDrawer = (page: Page): Promise<void> =>
  waitUntil(async () => {
    const isOpen = await page.getByRole('dialog', { name: 'Navigation' }).isVisible()
    if (isOpen) await page.keyboard.press('Escape')
    return !isOpen
  })
