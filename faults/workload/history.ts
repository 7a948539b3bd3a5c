import { appendFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * What became of one write. `in doubt`: an answer was lost, or said that the server was in trouble, and no
 * later attempt told more; it may have been done once, or not at all.
 */
const outcome = z.enum(['acknowledged', 'refused', 'in doubt'])
export type Outcome = z.infer<typeof outcome>

export const historyEntry = z.strictObject({
  key: z.string(),
  kind: z.string(),
  workspaceId: z.string(),
  projectId: z.string(),
  outcome,
  /** HTTP status of the last answer, 0 when there was none. */
  status: z.int(),
  attempts: z.int(),
  /** What an acknowledged write answered. */
  answer: z.unknown(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

/** A file with one line per step, only ever appended to: another process judges by it. */
export class History {
  readonly counts: Record<Outcome, number> = { acknowledged: 0, refused: 0, 'in doubt': 0 }

  constructor(readonly file: string) {
    writeFileSync(file, '')
  }

  /** Before a write leaves: should we end, it is in doubt. */
  begin(write: Omit<HistoryEntry, 'outcome' | 'status' | 'attempts' | 'answer'>): void {
    this.append({ ...write, outcome: 'in doubt', status: 0, attempts: 0, answer: null })
  }

  end(entry: HistoryEntry): void {
    this.counts[entry.outcome] += 1
    this.append(entry)
  }

  private append(entry: HistoryEntry): void {
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`)
  }
}
