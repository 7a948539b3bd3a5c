import { afterAll, afterEach, beforeAll } from 'bun:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { emailOf, password } from '../../apps/api/tests/support/cast'
import { launchChromium } from '../../scripts/browser/launch-chromium'

type Person = 'ada' | 'grace' | 'linus' | 'edsger' | 'mallory'

export type Visitor = {
  page: Page
  context: BrowserContext
  /** What the page complained about: console errors, exceptions, refused content. */
  complaints: string[]
}

export type VisitOptions = BrowserContextOptions & {
  /** Who is signed in; null: nobody. */
  as: Person | null
  at: string
}

/** Opens the application in Chromium, each visitor in a browser profile of their own. */
export function useVisitors(url: () => string): (options: VisitOptions) => Promise<Visitor> {
  let browser: Browser | undefined
  const open: BrowserContext[] = []
  beforeAll(async () => {
    browser = await launchChromium()
  }, 30_000)
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return async ({ as: person, at, ...options }) => {
    if (!browser) throw new Error('Call this inside of a test')
    const context = await browser.newContext({
      baseURL: url(),
      reducedMotion: 'reduce',
      ...options,
    })
    open.push(context)
    context.setDefaultTimeout(10_000)
    if (person) await signIn(context, person)
    const page = await context.newPage()
    const complaints = watch(page)
    await page.goto(at)
    return { page, context, complaints }
  }
}

/** As the sign-in page does it: the answer's cookie stays in the profile. */
async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const credentials = { email: emailOf(person), password }
  const answer = await context.request.post('/api/auth/sign-in', { data: credentials })
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${await answer.text()}`)
}

function watch(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  return complaints
}
