import { comment } from '@nexa/shared/comment'
import { status } from '@nexa/shared/status'
import { task } from '@nexa/shared/task'
import pLimit from 'p-limit'
import { z } from 'zod'
import type { Person } from './account-session'
import type { Counts } from './count-content'
import { idempotencyKey } from './idempotency-key'
import type { Issue } from './issue-folder'
import type { NexaClient } from './nexa-client'

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
  const { client } = await person(issue.creatorId)
  const body = {
    title: issue.title,
    description: issue.description || null,
    priority: issue.priority,
    statusId: columns[columnOf(issue)],
    ...(issue.assigneeId && { assigneeId: (await person(issue.assigneeId)).userId }),
  }
  const key = idempotencyKey(projectId, 'task', issue.id)
  const made = await client.postOnce(`/api/projects/${projectId}/tasks`, body, task, key)
  fill.onMade('tasks')
  return made?.id ?? null
}

async function makeComments(fill: Fill, issue: Issue, taskId: string | null): Promise<void> {
  for (const { id, authorId, body } of issue.comments) {
    const { client } = await fill.person(authorId)
    const key = idempotencyKey(fill.projectId, 'comment', id)
    const path = `/api/tasks/${taskId}/comments`
    if (taskId) await client.postOnce(path, { content: body }, comment, key)
    fill.onMade('comments')
  }
}

function columnOf({ isOpen, assigneeId, comments }: Issue): keyof Columns {
  if (!isOpen) return 'done'
  return assigneeId || comments.length > 0 ? 'begun' : 'open'
}

export async function findColumns(client: NexaClient, projectId: string): Promise<Columns> {
  const all = await client.get(`/api/projects/${projectId}/statuses`, z.array(status))
  const open = all.find(({ isDefault }) => isDefault)
  const done = all.find(({ isFinal }) => isFinal)
  if (!open || !done) throw new Error('The project has no default column or no final one any more')
  const begun = all.find(({ isDefault, isFinal }) => !isDefault && !isFinal) ?? open
  return { open: open.id, begun: begun.id, done: done.id }
}
