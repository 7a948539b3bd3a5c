import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './find-chromium'

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    // Root, as in containers, has no sandbox to give; small machines have little shared memory.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  })
