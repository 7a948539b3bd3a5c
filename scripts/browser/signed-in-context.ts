import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { demoPassword } from '../demo/demo-password'

/** A browser profile with somebody of the demo data signed in. */
export async function signedInContext(
  browser: Browser,
  url: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, ...options })
  const answer = await context.request.post('/api/auth/sign-in', {
    data: { email, password: demoPassword },
  })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`)
  return context
}
