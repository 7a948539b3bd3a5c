// The checker: a process of its own that knows nothing but the history and the database.
import { readFileSync } from 'node:fs'
import { findBreaches } from '../apps/api/tests/support/find-breaches'
import { judgeWrites } from './checks/judge-writes'
import { findLostContent } from './checks/lost-content'
import { type HistoryEntry, historyEntry } from './workload/history'

const [historyFile = '', databaseUrl = ''] = process.argv.slice(2)

/** What each write came to: the last line of its key. */
function readHistory(): HistoryEntry[] {
  const lines = readFileSync(historyFile, 'utf8').split('\n').filter(Boolean)
  const entries = lines.map((line) => historyEntry.parse(JSON.parse(line)))
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()]
}

const history = readHistory()
const { findings, doubtsDone } = await judgeWrites(databaseUrl, history)
const breaches = await findBreaches(databaseUrl)
const lost = await findLostContent(databaseUrl, history)
console.log(JSON.stringify({ findings: [...findings, ...breaches, ...lost], doubtsDone }))
