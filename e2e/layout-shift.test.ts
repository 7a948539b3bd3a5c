import { beforeAll, expect, test } from 'bun:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { useTeam } from '../apps/api/tests/support/test-server'
import { type AProject, aProject } from './support/a-project'
import { phone } from './support/phone'
import { ready, screens } from './support/screens'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)
let project: AProject

beforeAll(async () => {
  project = await aProject(team().ada)
})

/** A fifth of what web.dev calls good. */
const most = 0.02

type Shift = { value: number; of: string[] }

/** The browser keeps what moved since the page began; what the visitor did is no shift. */
const shiftsOn = (page: Page): Promise<Shift[]> =>
  page.evaluate(`new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      observer.disconnect()
      resolve(list.getEntries().filter((one) => !one.hadRecentInput).map(({ value, sources }) => ({
        value,
        of: sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? '?'),
      })))
    })
    observer.observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => resolve([])))
  })`)

const sizes: [string, BrowserContextOptions][] = [
  ['at 1440 px', { viewport: { width: 1440, height: 900 } }],
  ['on a phone', phone],
]

for (const [size, options] of sizes) {
  test.each(screens.map((screen) => [screen.name, screen] as const))(
    `${size}, nothing jumps while %s comes`,
    async (_, screen) => {
      const { page } = await visit({ as: screen.as, at: screen.at(project), ...options })
      await ready(screen, page)
      const shifts = await shiftsOn(page)
      const sum = shifts.reduce((before, { value }) => before + value, 0)
      if (sum >= most) expect(shifts).toEqual([])
      expect(sum).toBeLessThan(most)
    },
  )
}
