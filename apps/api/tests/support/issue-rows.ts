import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'

export type Row = Record<string, string>

export const issueFolder = path.join(import.meta.dir, '../fixtures/github-issues')

export const readRows = (file: string, folder = issueFolder): Row[] =>
  parse(readFileSync(path.join(folder, file)), { columns: true })

/** Read apart from the importer: what a board of these issues has to show, column by column. */
export function expectedBoard(folder = issueFolder) {
  const comments = Map.groupBy(readRows('comment.csv', folder), ({ issueID = '' }) => issueID)
  const issues = readRows('issue.csv', folder)
    .sort((a, b) => Number(a.created) - Number(b.created))
    .map(({ id = '', title = '', open }) => {
      const commentCount = comments.get(id)?.length ?? 0
      const begun = commentCount > 0 ? 'In Progress' : 'To Do'
      return { title: title.trim(), commentCount, column: open === 'true' ? begun : 'Done' }
    })
  return ['To Do', 'In Progress', 'Review', 'Done'].map((name) => ({
    name,
    tasks: issues
      .filter(({ column }) => column === name)
      .map(({ title, commentCount }) => ({ title, commentCount })),
  }))
}

/** A copy of the folder with its first issues only. The caller removes it. */
export function firstIssues(count: number): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-issues-'))
  cpSync(issueFolder, folder, { recursive: true })
  const rows = readRows('issue.csv').slice(0, count)
  const quoted = (fields: string[]) => fields.map((field) => `"${field.replaceAll('"', '""')}"`)
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
  writeFileSync(path.join(folder, 'issue.csv'), lines.map((line) => `${quoted(line)}\n`).join(''))
  return folder
}
