import type { NexaClient } from '@nexa/client/nexa-client'
import pLimit from 'p-limit'
import type { Counts } from './count-content'
import { idempotencyKey } from './idempotency-key'
import type { Issue } from './issue-folder'
import type { Person } from './join-workspace'
import { nullIfMade } from './refusals'

type Fill = {
  projectId: string
  /** Oldest first. */
  issues: Issue[]
  /** Somebody of the folder. */
  person: (id: string) => Promise<Person>
  columns: Columns
  onMade: (what: keyof Counts) => void
}
type Columns = { open: string; begun: string; done: string }

/** Beside the one request for a task. */
const commentedAtOnce = 7

/**
 * Makes the tasks one after the other: their numbers and their order in a column are then the issues' own.
 * No time is lost by it, as the server takes a project's writes in turn. Comments of other tasks run beside.
 */
export async function fillProject(fill: Fill, stop: AbortController): Promise<void> {
  // Before the lane goes on: a task must not overtake one that failed.
  const orStop = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      stop.abort(error)
      throw error
    })
  const tasksInTurn = pLimit(1)
  const commentsInTurn = pLimit(commentedAtOnce)
  await Promise.all(
    fill.issues.map(async (issue) => {
      const taskId = await tasksInTurn(() => orStop(makeTask(fill, issue)))
      await commentsInTurn(() => orStop(makeComments(fill, issue, taskId)))
    }),
  )
}

/** null: made so long ago that the server forgot its id. */
async function makeTask(fill: Fill, issue: Issue): Promise<string | null> {
  const { projectId, person, columns } = fill
  const { nexa } = await person(issue.creatorId)
  const body = {
    title: issue.title,
    description: issue.description || null,
    priority: issue.priority,
    statusId: columns[columnOf(issue)],
    ...(issue.assigneeId && { assigneeId: (await person(issue.assigneeId)).userId }),
  }
  const once = { idempotencyKey: idempotencyKey(projectId, 'task', issue.id) }
  const made = await nullIfMade(nexa.createTask({ params: { id: projectId }, body }, once))
  fill.onMade('tasks')
  return made?.id ?? null
}

async function makeComments(fill: Fill, issue: Issue, taskId: string | null): Promise<void> {
  for (const { id, authorId, body: content } of issue.comments) {
    const { nexa } = await fill.person(authorId)
    const once = { idempotencyKey: idempotencyKey(fill.projectId, 'comment', id) }
    if (taskId) {
      await nullIfMade(nexa.createComment({ params: { id: taskId }, body: { content } }, once))
    }
    fill.onMade('comments')
  }
}

function columnOf({ isOpen, assigneeId, comments }: Issue): keyof Columns {
  if (!isOpen) return 'done'
  return assigneeId || comments.length > 0 ? 'begun' : 'open'
}

export async function findColumns(nexa: NexaClient, id: string): Promise<Columns> {
  const { data: all } = await nexa.listStatuses({ params: { id } })
  const open = all.find(({ isDefault }) => isDefault)
  const done = all.find(({ isFinal }) => isFinal)
  if (!open || !done) throw new Error('The project has no default column or no final one any more')
  const begun = all.find(({ isDefault, isFinal }) => !isDefault && !isFinal) ?? open
  return { open: open.id, begun: begun.id, done: done.id }
}
