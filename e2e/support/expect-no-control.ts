import { expect } from 'bun:test'
import type { Page } from 'playwright-core'

const editing =
  /^(add|new|create|delete|remove|rename|edit|change|set|move|assign|invite|save|upload|attach|archive|leave out|undo|write|reply|reorder|recolou?r|watch\b.*for|choose)\b|write a comment|drop files/i

const searching = /search|filter|find|go to|what do you look for/i

/** Nothing on the page changes what others see: neither by its name nor by its kind. */
export async function expectNoControl(page: Page): Promise<void> {
  for (const role of ['button', 'menuitem', 'option', 'link'] as const) {
    const found = await page.getByRole(role, { name: editing, disabled: false }).all()
    const named = found.map(
      async (one) => (await one.getAttribute('aria-label')) ?? one.innerText(),
    )
    expect(await Promise.all(named), `${role} at ${page.url()}`).toEqual([])
  }
  const fields: string[] = await page.evaluate(namesOfFields)
  const unwanted = fields.filter((name) => !searching.test(name))
  expect(unwanted, `fields at ${page.url()}`).toEqual([])
}

/** Of all that takes text, files or a choice right now. */
const namesOfFields = `[...document.querySelectorAll('input, textarea, select, [contenteditable=true], [draggable=true], [role=switch]')]
  .filter((one) => !one.disabled && !one.readOnly && one.checkVisibility())
  .map((one) => one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.placeholder || one.outerHTML.slice(0, 120))`
