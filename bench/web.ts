// How soon a board can be used, and whether a drag is smooth: `npm run bench:web`. `--tasks=5000`.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { launchChromium } from '../scripts/browser/launch-chromium'
import { openNexa } from '../scripts/browser/open-nexa'
import { enter } from '../scripts/demo/account-session'
import { connectTo } from '../scripts/demo/connect-to'
import { demoPassword } from '../scripts/demo/demo-password'
import { importIssues } from '../scripts/demo/import-issues'
import { longMs, type Tasks } from './web/long-tasks'
import { makeManyTasks } from './web/many-tasks'
import { type Measured, measureBoard } from './web/measure-board'

const { values } = parseArgs({ options: { tasks: { type: 'string', default: '5000' } } })
const limitMs = 1_500
const issues = path.join(import.meta.dir, '../apps/api/tests/fixtures/github-issues')

const nexa = await openNexa()
const browser = await launchChromium()
try {
  const { workspace, project, email, after } = await importIssues({ url: nexa.url, folder: issues })
  const connect = connectTo(nexa.url)
  const { token } = await enter(connect, { email, name: '' }, demoPassword)
  const client = connect({ token, workspaceId: workspace.id })
  const large = await makeManyTasks(client, Number(values.tasks))
  const boards: [string, string][] = [
    [`${after.tasks} imported issues`, project.key],
    [`${values.tasks} tasks`, large.key],
  ]
  for (const [name, key] of boards) {
    const at = `/w/${workspace.slug}/p/${key}`
    report(name, await measureBoard(browser, nexa.url, email, at))
  }
} finally {
  await browser.close()
  await nexa.stop()
}

function report(name: string, { firstMs, againMs, drag, scroll, scrolledPx }: Measured): void {
  console.log(name)
  console.log(
    `  first card   ${firstMs.toFixed(0)} ms, ${againMs.toFixed(0)} ms with what is kept  (limit ${limitMs} ms)`,
  )
  console.log(`  a drag       ${told(drag)}: the card came to the last column`)
  console.log(`  the wheel    ${told(scroll)}: ${scrolledPx.toFixed(0)} px of the longest column`)
  if (firstMs > limitMs || drag.longCount > 0 || scroll.longCount > 0) process.exitCode = 1
}

function told({ count, longestMs, longCount }: Tasks): string {
  return `${longCount} of ${count} tasks over ${longMs} ms, the longest ${longestMs.toFixed(0)} ms`
}
