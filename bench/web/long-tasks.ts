import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'

/** From here on a person may notice. */
export const longMs = 50

export type Tasks = { count: number; longestMs: number; longCount: number }

const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      dur: z.number().optional(),
      args: z.object({ name: z.unknown().optional() }).optional(),
    }),
  ),
})

/** What the browser's own tracing has of the page's main thread while `act` runs. */
export async function traceTasks(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<Tasks> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] })
  await act()
  const { traceEvents } = trace.parse(JSON.parse((await browser.stopTracing()).toString()))
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  const tasksMs = traceEvents
    .filter((event) => event.name === 'RunTask' && mainThreads.has(threadOf(event)))
    .map(({ dur = 0 }) => dur / 1_000)
  // Otherwise a browser that names them in another way would always be fast.
  if (tasksMs.length === 0) throw new Error("The browser's trace has no task of the page")
  return {
    count: tasksMs.length,
    longestMs: Math.max(...tasksMs),
    longCount: tasksMs.filter((ms) => ms > longMs).length,
  }
}
