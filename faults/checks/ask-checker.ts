import path from 'node:path'
import { z } from 'zod'

const verdict = z.strictObject({
  findings: z.array(z.string()),
  /** Of writes in doubt, how many were done. */
  doubtsDone: z.int(),
})

/** Has another process, which knows only the history and the database, judge what was written. */
export async function askChecker(historyFile: string, databaseUrl: string) {
  const script = path.join(import.meta.dir, '../checker.ts')
  const child = Bun.spawn([process.execPath, script, historyFile, databaseUrl], {
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const text = await new Response(child.stdout).text()
  if ((await child.exited) !== 0) throw new Error('The checker failed')
  return verdict.parse(JSON.parse(text))
}
