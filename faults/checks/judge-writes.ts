import { askDatabase } from '../../apps/api/tests/support/ask-database'
import type { HistoryEntry } from '../workload/history'

const most = { acknowledged: 1, refused: 0, 'in doubt': 1 }
const least = { acknowledged: 1, refused: 0, 'in doubt': 0 }

/** Acknowledged writes were done once, refused ones not at all, those in doubt at most once. */
export async function judgeWrites(databaseUrl: string, history: readonly HistoryEntry[]) {
  const rows = await askDatabase(
    databaseUrl,
    // Projects and members were made before the history began.
    `select mutation_id as key, count(*)::int as times from activity_logs
      where mutation_id is not null and copy_of is null
        and entity_type in ('task', 'comment', 'status') group by 1`,
  )
  const times = new Map(rows.map((row) => [String(row.key), Number(row.times)]))
  const findings = history.flatMap((entry) => {
    const { key, outcome, kind, status, attempts } = entry
    const done = times.get(key) ?? 0
    if (done >= least[outcome] && done <= most[outcome]) return []
    return [`${kind} ${key} (${outcome}, ${status}, ${attempts} attempts) was done ${done} times`]
  })
  const known = new Set(history.map(({ key }) => key))
  const unknown = [...times.keys()].filter((key) => !known.has(key))
  const mismatches = history.filter(({ answer }) => answer === 'IDEMPOTENCY_MISMATCH')
  return {
    findings: [
      ...findings,
      ...unknown.map((key) => `Nobody sent ${key}, which was done`),
      ...mismatches.map(({ key }) => `${key} was taken for another request`),
    ],
    doubtsDone: history.filter(({ key, outcome }) => outcome === 'in doubt' && times.has(key))
      .length,
  }
}
