import type { Locator, Page } from 'playwright-core'
import { panelOf } from './board-page'
import { see } from './see'

export const pictureInBase64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A PNG of one pixel. */
export const aPicture = (): Uint8Array<ArrayBuffer> => Uint8Array.fromBase64(pictureInBase64)

/** A file in the open task. */
export const fileOf = (page: Page, name: string): Locator =>
  panelOf(page)
    .getByRole('region', { name: 'Files' })
    .getByRole('listitem')
    .filter({ hasText: name })

/** What a page gets from the desktop or the clipboard, by an event of its own on the open task. */
export async function giveFile(
  page: Page,
  how: 'drop' | 'paste',
  { name, type, base64 }: { name: string; type: string; base64: string },
): Promise<void> {
  await see(panelOf(page).getByRole('region', { name: 'Files' }))
  const field = how === 'drop' ? 'dataTransfer' : 'clipboardData'
  const kind = how === 'drop' ? 'DragEvent' : 'ClipboardEvent'
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob('${base64}'), (one) => one.charCodeAt(0))
    const given = new DataTransfer()
    given.items.add(new File([bytes], '${name}', { type: '${type}' }))
    const panel = document.querySelector('[data-task-panel] h2')
    const options = { ${field}: given, bubbles: true, cancelable: true }
    for (const step of ${how === 'drop' ? "['dragover', 'drop']" : "['paste']"})
      panel.dispatchEvent(new ${kind}(step, options))
  })()`)
}
