import type { Browser, Locator, Page } from 'playwright-core'
import { signedInContext } from '../../scripts/browser/signed-in-context'
import { type Tasks, traceTasks } from './long-tasks'

export type Measured = {
  /** From the navigation to the first card, nothing cached. */
  firstMs: number
  /** The same with what a browser keeps. */
  againMs: number
  /** Tasks of the main thread while a card is dragged … */
  drag: Tasks
  /** … and while its column is scrolled by the wheel. */
  scroll: Tasks
  scrolledPx: number
}

const card = 'article a'
const frameMs = 16

/** Counted in the page itself, by the first frame that has a card. */
const noteFirstCard = `
  const look = () => {
    if (document.querySelector('${card}')) window.firstCardMs = performance.now()
    else requestAnimationFrame(look)
  }
  look()
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
  const columns = page.locator('section[data-status-id]')
  const [from, to] = [await fullest(columns), columns.last()]
  const drag = await traceTasks(browser, page, () => dragCard(page, from, to))
  const scroll = await traceTasks(browser, page, () => scrollColumn(page, from))
  const scrolledPx = await from
    .locator('[data-scroll]')
    .evaluate((list: { scrollTop: number }) => list.scrollTop)
  if (scrolledPx === 0) throw new Error('The column was not scrolled')
  await context.close()
  return { firstMs, againMs, drag, scroll, scrolledPx }
}

async function timeToCard(page: Page, at: string): Promise<number> {
  await page.goto(at)
  await page.locator(card).first().waitFor()
  return Number(await page.evaluate('window.firstCardMs'))
}

const countOf = async (column: Locator) =>
  Number.parseInt((await column.locator('h2 + span').textContent()) ?? '', 10)

/** The one with the most tasks, but the last: that is dragged to. */
async function fullest(columns: Locator): Promise<Locator> {
  const all = (await columns.all()).slice(0, -1)
  const counts = await Promise.all(all.map(countOf))
  const found = all[counts.indexOf(Math.max(...counts))]
  if (!found) throw new Error('The board needs two columns')
  return found
}

/** By mouse, up and down over other cards and on to another column, as fast as a hand. */
async function dragCard(page: Page, from: Locator, to: Locator): Promise<void> {
  const [source, target] = [
    await from.locator('article').first().boundingBox(),
    await to.boundingBox(),
  ]
  if (!source || !target) throw new Error('There is no card to drag')
  const before = await countOf(to)
  const [x, y] = [source.x + source.width / 2, source.y + source.height / 2]
  const steps = 60
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= steps; step += 1) {
    const across = ((target.x + target.width / 2 - x) * step) / steps
    await page.mouse.move(x + across, y + 100 + 150 * Math.sin(step / 8))
    await page.waitForTimeout(frameMs)
  }
  await to
    .locator('[data-edge]')
    .or(to.and(page.locator('[data-over]')))
    .first()
    .waitFor()
  await page.mouse.up()
  await page.waitForTimeout(500)
  if ((await countOf(to)) !== before + 1) throw new Error('The card was not moved')
}

async function scrollColumn(page: Page, column: Locator): Promise<void> {
  const box = await column.boundingBox()
  if (!box) throw new Error('There is no column to scroll')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(frameMs)
  }
}
