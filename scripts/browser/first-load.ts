import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'

export const maxFirstLoadBytes = 250 * 1024

export type LoadedScript = { name: string; gzipBytes: number }

/** Every script that a board loads until its first card is there, as large as a server sends it with gzip. */
export async function measureFirstLoad(page: Page, address: string): Promise<LoadedScript[]> {
  const loading: Promise<LoadedScript>[] = []
  const measure = (response: Response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.endsWith('.js')) return
    const measured = response.body().then((body) => ({
      name: pathname.slice(pathname.lastIndexOf('/') + 1),
      gzipBytes: gzipSync(body, { level: 9 }).length,
    }))
    loading.push(measured)
  }
  page.on('response', measure)
  await page.goto(address)
  await page.locator('article').first().waitFor()
  page.off('response', measure)
  const scripts = await Promise.all(loading)
  return scripts.sort((a, b) => b.gzipBytes - a.gzipBytes)
}

export const totalBytes = (scripts: readonly LoadedScript[]) =>
  scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
