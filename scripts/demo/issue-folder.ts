import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { CreateTask } from '@nexa/shared/task'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

type Person = { id: string; name: string; email: string }
type IssueComment = { id: string; authorId: string; body: string }
export type Issue = {
  id: string
  title: string
  description: string
  isOpen: boolean
  creatorId: string
  assigneeId: string | null
  priority: CreateTask['priority']
  /** Oldest first. */
  comments: IssueComment[]
}
/** `issues`: oldest first. */
export type IssueFolder = { name: string; people: Person[]; issues: Issue[] }

const text = z.string()
const name = text.min(1)
/** Milliseconds since 1970, also written as `1726270936000.0`. */
const time = text.regex(/^\d+(\.0+)?$/, 'Expected milliseconds since 1970').transform(Number)

const userRow = z.object({ id: name, name, email: z.email() })
const labelRow = z.object({ id: name, name })
const issueLabelRow = z.object({ labelID: name, issueID: name })
const commentRow = z.object({ id: name, issueID: name, created: time, body: text, creatorID: name })
const issueRow = z.object({
  id: name,
  title: name,
  open: z.enum(['true', 'false']),
  created: time,
  creatorID: name,
  assigneeID: text,
  description: text,
})

/** Labels that tell a priority. All others leave it at medium. */
const priorities = new Map<string, CreateTask['priority']>([
  ['p0', 'urgent'],
  ['p1', 'high'],
  ['p2', 'medium'],
  ['p3', 'low'],
])

/** The issues of one project as issue.csv, comment.csv, user.csv, label.csv and issueLabel.csv hold them. */
export function readIssueFolder(folder: string): IssueFolder {
  requireFiles(folder)
  const read = <T extends z.ZodType>(file: string, row: T) => readRows(folder, file, row)
  const labelNames = new Map(read('label.csv', labelRow).map(({ id, name }) => [id, name]))
  const labels = Map.groupBy(read('issueLabel.csv', issueLabelRow), (row) => row.issueID)
  const comments = Map.groupBy(read('comment.csv', commentRow), (row) => row.issueID)
  const priorityOf = (issueId: string) => {
    const names = (labels.get(issueId) ?? []).map(({ labelID }) => labelNames.get(labelID) ?? '')
    return [...priorities].find(([label]) => names.includes(label))?.[1] ?? 'medium'
  }
  const commentsOf = (issueId: string) =>
    oldestFirst(comments.get(issueId) ?? []).map(({ id, creatorID, body }) => ({
      id,
      authorId: creatorID,
      body,
    }))
  return {
    name: path.basename(path.resolve(folder)),
    people: read('user.csv', userRow),
    issues: oldestFirst(read('issue.csv', issueRow)).map(
      ({ id, title, description, open, creatorID, assigneeID }) => ({
        id,
        title,
        description,
        isOpen: open === 'true',
        creatorId: creatorID,
        assigneeId: assigneeID || null,
        priority: priorityOf(id),
        comments: commentsOf(id),
      }),
    ),
  }
}

const oldestFirst = <T extends { created: number }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => a.created - b.created)

function requireFiles(folder: string): void {
  const files = ['issue.csv', 'comment.csv', 'user.csv', 'label.csv', 'issueLabel.csv']
  const missing = files.filter((file) => !existsSync(path.join(folder, file)))
  if (missing.length > 0) throw new Error(`${path.resolve(folder)} has no ${missing.join(', ')}`)
}

function readRows<T extends z.ZodType>(folder: string, file: string, row: T): z.output<T>[] {
  const found: unknown[] = parse(readFileSync(path.join(folder, file)), {
    columns: true,
    bom: true,
  })
  return found.map((fields, at) => {
    const parsed = row.safeParse(fields)
    if (parsed.success) return parsed.data
    throw new Error(`${file}, row ${at + 1}:\n${z.prettifyError(parsed.error)}`)
  })
}
