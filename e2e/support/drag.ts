import type { Locator, Page } from 'playwright-core'

type Point = { x: number; y: number }

/** Of what is seen, from its left top: 0 to 1. */
export async function pointOn(target: Locator, across = 0.5, along = 0.5): Promise<Point> {
  const box = await target.boundingBox()
  if (!box) throw new Error(`${target} is not seen`)
  return { x: box.x + box.width * across, y: box.y + box.height * along }
}

/** Takes it in hand by mouse; `mouse.up()` drops it. */
export async function pickUp(page: Page, target: Locator): Promise<void> {
  const { x, y } = await pointOn(target)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 4, y + 6, { steps: 2 })
  await page.locator('[data-held]').waitFor()
}

/** In small steps: drags are told where they are by every one. */
export async function dragOver(page: Page, { x, y }: Point): Promise<void> {
  await page.mouse.move(x, y, { steps: 8 })
  await page.mouse.move(x + 1, y + 1)
}

type Finger = {
  down: (at: Point) => Promise<void>
  move: (to: Point) => Promise<void>
  up: () => Promise<void>
}

/** One finger on a touch screen. */
export async function fingerOn(page: Page): Promise<Finger> {
  const devtools = await page.context().newCDPSession(page)
  let at: Point = { x: 0, y: 0 }
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    async down(point) {
      at = point
      await touch('touchStart', [at])
    },
    async move(to) {
      const from = at
      for (let step = 1; step <= 8; step += 1) {
        const part = step / 8
        at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
        await touch('touchMove', [at])
      }
    },
    async up() {
      await touch('touchEnd', [])
    },
  }
}
