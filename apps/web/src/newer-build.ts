/** Errors of files that did not come, by which a page or a dialog is opened. */
const missing = new WeakSet<object>()

/** To be called once, before anything is opened. */
export function noteMissingParts(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
}

export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error && (missing.has(error) || isMissingPart(error.cause))

/**
 * An upgrade of the server takes away the files that an open page has not loaded yet: the page is loaded anew, once
 * for each build, for servers of two builds beside each other would go on for ever. Not without a network, which
 * would leave nothing on the screen.
 */
export async function reloadForNewerBuild(): Promise<void> {
  const own = document.querySelector('script[type="module"]')?.getAttribute('src') ?? ''
  const page = await currentPage()
  if (page === null || page.includes(own) || hasReloadedFrom(own)) return
  window.location.reload()
}

/** Where the server answers. */
export async function reloadIfReached(): Promise<void> {
  if ((await currentPage()) !== null) window.location.reload()
}

/** Nexa's own page, as the server has it now; null: it can't be had. */
async function currentPage(): Promise<string | null> {
  try {
    const answer = await fetch('/', { cache: 'no-store' })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}

/** Remembers the answer for the next time. Where nothing can be remembered it is as if it had. */
function hasReloadedFrom(build: string): boolean {
  const name = `nexa-reloaded-from:${build}`
  try {
    const before = sessionStorage.getItem(name)
    sessionStorage.setItem(name, 'yes')
    return before !== null
  } catch {
    return true
  }
}
