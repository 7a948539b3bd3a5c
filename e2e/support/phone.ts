import type { BrowserContextOptions, Page } from 'playwright-core'

export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
}

/** WCAG 2.2, 2.5.8: the least size of what a finger has to hit. */
const minTarget = 24

/** What a person with a phone cannot reach, hit or see without scrolling sideways. */
export async function hardOnAPhone(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(`(${findHard})(${minTarget})`)
  return Array.isArray(found) ? found.map(String) : []
}

const findHard = `(minTarget) => {
  const width = window.innerWidth
  const found = []
  if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways')
  const controls = 'a[href], button, input, select, textarea, [role="menuitem"], [role="option"], [role="tab"]'
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const scrolls = (one) => {
    for (let at = one.parentElement; at; at = at.parentElement) {
      if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true
    }
    return false
  }
  // A link in a sentence is as high as its line.
  const isInSentence = (one) =>
    getComputedStyle(one).display === 'inline' &&
    [...one.parentNode.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
  // What else the finger may hit for the same: a label, or the whole card.
  const targetsOf = (one) => [one, ...(one.labels ?? []), ...(one.matches('a[href]') ? [one.closest('article')] : [])].filter(Boolean)
  for (const one of document.querySelectorAll(controls)) {
    const box = one.getBoundingClientRect()
    if (!shown(one) || box.width <= 1 || box.height <= 1 || one.disabled) continue
    const name = one.tagName.toLowerCase() + ' ' + (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)
    if ((box.left < -1 || box.right > width + 1) && !scrolls(one)) found.push(name + ' lies beside the page')
    if (isInSentence(one)) continue
    const isBig = targetsOf(one).some((target) => {
      const { width, height } = target.getBoundingClientRect()
      return width >= minTarget && height >= minTarget
    })
    if (!isBig) found.push(name + ' is ' + Math.round(box.width) + ' x ' + Math.round(box.height))
  }
  return [...new Set(found)]
}`
