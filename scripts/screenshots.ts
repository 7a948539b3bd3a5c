// `npm run screenshots`: the pictures of the README, of the demo workspace, into docs/images.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from './browser/launch-chromium'
import { openNexa } from './browser/open-nexa'
import { signedInContext } from './browser/signed-in-context'
import { connectTo } from './demo/connect-to'
import { emailOf } from './seed/people'
import { seedTeam } from './seed/seed-team'

const folder = path.join(import.meta.dir, '../docs/images')
// Four columns and what comes after them.
const desktop = { viewport: { width: 1480, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

type Picture = {
  name: string
  /** Below the workspace. */
  at: string
  context: BrowserContextOptions
  isReady: (page: Page) => Promise<void>
}

const card = (page: Page) => page.getByText('Redirect the old addresses').first().waitFor()

const pictures: Picture[] = [
  { name: 'board-light', at: '/p/WEB', context: desktop, isReady: card },
  {
    name: 'board-dark',
    at: '/p/WEB',
    context: { ...desktop, colorScheme: 'dark' },
    isReady: card,
  },
  {
    name: 'task-panel',
    at: '/p/WEB?task=WEB-4',
    context: desktop,
    isReady: (page) => page.getByText('What about addresses with a query string?').waitFor(),
  },
  {
    name: 'dashboard',
    at: '/',
    context: desktop,
    isReady: (page) => page.getByRole('heading', { level: 1 }).first().waitFor(),
  },
  { name: 'list', at: '/p/WEB/list', context: desktop, isReady: card },
  { name: 'board-mobile', at: '/p/WEB', context: phone, isReady: card },
]

const nexa = await openNexa()
const browser = await launchChromium()
try {
  const { workspace } = await seedTeam(connectTo(nexa.url))
  mkdirSync(folder, { recursive: true })
  for (const picture of pictures) {
    await take(browser, picture, `/w/${workspace.slug}`)
    console.log(`docs/images/${picture.name}.png`)
  }
} finally {
  await browser.close()
  await nexa.stop()
}

async function take(browser: Browser, picture: Picture, workspaceAt: string): Promise<void> {
  const context = await signedInContext(browser, nexa.url, emailOf('maya'), {
    reducedMotion: 'reduce',
    ...picture.context,
  })
  const page = await context.newPage()
  await page.goto(workspaceAt + picture.at)
  await picture.isReady(page)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: path.join(folder, `${picture.name}.png`), animations: 'disabled' })
  await context.close()
}
