import type { Locator } from 'playwright-core'

/** Waits for what a person would see there. The deadline is for what never happens. */
export const see = (wanted: Locator, timeoutMs = 20_000): Promise<void> =>
  wanted.first().waitFor({ state: 'visible', timeout: timeoutMs })

export const seeGone = (unwanted: Locator, timeoutMs = 20_000): Promise<void> =>
  unwanted.first().waitFor({ state: 'hidden', timeout: timeoutMs })
