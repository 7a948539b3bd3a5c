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

type UseVisitors = {
  /** Whoever comes again the same way comes with the profile that they had: half the time to load a page. */
  keepsProfiles?: boolean
}

/** Opens the application in Chromium, each visitor in a browser profile of their own. */
export function useVisitors(
  url: () => string,
  { keepsProfiles = false }: UseVisitors = {},
): (options: VisitOptions) => Promise<Visitor> {
  let browser: Browser | undefined
  const profiles = new Map<string, BrowserContext>()
  const closeAll = async () => {
    for (const context of profiles.values()) await context.close()
    profiles.clear()
  }
  const closePages = async () => {
    for (const context of profiles.values()) {
      for (const page of context.pages()) await page.close()
    }
  }
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterEach(keepsProfiles ? closePages : closeAll)
  afterAll(async () => {
    await closeAll()
    await browser?.close()
  })

  const openProfile = async (person: Person | null, options: BrowserContextOptions) => {
    if (!browser) throw new Error('Call this inside of a test')
    const context = await browser.newContext({
      baseURL: url(),
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(20_000)
    if (person) await signIn(context, person)
    return context
  }

  return async ({ as: person, at, ...options }) => {
    const name = keepsProfiles ? JSON.stringify([person, options]) : crypto.randomUUID()
    const context = profiles.get(name) ?? (await openProfile(person, options))
    profiles.set(name, context)
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
