import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

export const maxFirstLoadBytes = 250 * 1024

export type LoadedScript = { name: string; gzipBytes: number }

/** Every script that the page loads until it rests, as large as a server sends it with gzip. */
export async function measureFirstLoad(page: Page, address: string): Promise<LoadedScript[]> {
  const loading: Promise<LoadedScript>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.endsWith('.js')) return
    const measured = response.body().then((body) => ({
      name: pathname.slice(pathname.lastIndexOf('/') + 1),
      gzipBytes: gzipSync(body).length,
    }))
    loading.push(measured)
  })
  await page.goto(address)
  await page.getByText(/./).first().waitFor()
  await page.waitForLoadState('networkidle')
  const scripts = await Promise.all(loading)
  return scripts.sort((a, b) => b.gzipBytes - a.gzipBytes)
}

export const totalBytes = (scripts: readonly LoadedScript[]) =>
  scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
