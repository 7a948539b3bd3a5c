import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'

const longMs = 50

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

/** What the browser's own tracing has of the page's main thread over 50 ms while `act` runs, the longest first. */
export async function longTasksMs(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<number[]> {
  const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']
  await browser.startTracing(page, { categories })
  await act()
  const { traceEvents } = trace.parse(JSON.parse((await browser.stopTracing()).toString()))
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)),
  )
  // Otherwise a browser that names them in another way would always be fast.
  if (tasks.length === 0) throw new Error("The browser's trace has no task of the page")
  return tasks
    .map(({ dur = 0 }) => dur / 1_000)
    .filter((ms) => ms > longMs)
    .sort((a, b) => b - a)
}
