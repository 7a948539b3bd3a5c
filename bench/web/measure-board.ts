import type { Browser, Page } from 'playwright-core'
import { signedInContext } from '../../scripts/browser/signed-in-context'

export type Measured = {
  /** From the navigation to the first card, nothing cached. */
  firstMs: number
  /** The same with what a browser keeps. */
  againMs: number
  /** Tasks of the main thread over 50 ms while a card is dragged, the longest first. */
  longTasksMs: number[]
}

const card = 'article a'

/** Counted in the page itself, by the first frame that has a card. */
const noteFirstCard = `
  const look = () => {
    if (document.querySelector('${card}')) window.firstCardMs = performance.now()
    else requestAnimationFrame(look)
  }
  look()
`

const noteLongTasks = `
  window.longTasksMs = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasksMs.push(duration)
  }).observe({ type: 'longtask' })
`

export async function measureBoard(
  browser: Browser,
  url: string,
  email: string,
  at: string,
): Promise<Measured> {
  const context = await signedInContext(browser, url, email, {
    viewport: { width: 1440, height: 900 },
  })
  await context.addInitScript(noteFirstCard)
  const page = await context.newPage()
  const firstMs = await timeToCard(page, at)
  await page.waitForLoadState('networkidle')
  const againMs = await timeToCard(page, at)
  await page.waitForLoadState('networkidle')
  const longTasksMs = await drag(page)
  await context.close()
  return { firstMs, againMs, longTasksMs }
}

async function timeToCard(page: Page, at: string): Promise<number> {
  await page.goto(at)
  await page.locator(card).first().waitFor()
  return Number(await page.evaluate('window.firstCardMs'))
}

/** By mouse, over other cards and columns, as fast as a hand. */
async function drag(page: Page): Promise<number[]> {
  const from = await page.locator('article').first().boundingBox()
  if (!from) throw new Error('There is no card to drag')
  await page.evaluate(noteLongTasks)
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 60; step += 1) {
    await page.mouse.move(x + step * 10, y + 150 * Math.sin(step / 8))
    await page.waitForTimeout(16)
  }
  await page.mouse.up()
  await page.waitForTimeout(500)
  const found: number[] = await page.evaluate('window.longTasksMs')
  return found.sort((a, b) => b - a)
}
