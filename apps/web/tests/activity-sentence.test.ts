import { expect, test } from 'bun:test'
import type { Activity } from '@nexa/shared/activity'
import { sentenceOf, subjectOf } from '../src/ui/activity-sentence'

const maya = { id: 'maya', name: 'Maya', avatarUrl: null }
const names: Record<string, string> = { lin: 'Lin', done: 'Done' }

const anActivity = (part: Partial<Activity>): Activity => ({
  id: 'activity',
  entityType: 'task',
  entityId: 'task',
  action: 'updated',
  projectId: 'project',
  project: { id: 'project', key: 'NEX', name: 'Nexa' },
  taskId: 'task',
  task: { id: 'task', key: 'NEX-4', title: 'Sign in' },
  user: maya,
  changes: {},
  metadata: {},
  createdAt: '2026-05-31T12:00:00.000Z',
  ...part,
})

const said = (part: Partial<Activity>) => {
  const { before, after = '' } = sentenceOf(anActivity(part), (id) => names[String(id)])
  return `${before} … ${after}`.trim()
}
const changed = (field: string, old: unknown, now: unknown) => ({
  changes: { [field]: { old, new: now } },
})

test('a move names the column it led to, as far as it is known', () => {
  expect(said({ action: 'moved', ...changed('statusId', 'todo', 'done') })).toBe('moved … to Done')
  expect(said({ action: 'moved', ...changed('statusId', 'todo', 'gone') })).toBe(
    'moved … to another column',
  )
  expect(said({ action: 'moved', ...changed('order', 1, 2) })).toBe('reordered …')
})

test('a move that completes a task says so', () => {
  const statusId = { old: 'todo', new: 'done' }
  const completedAt = { old: null, new: '2026-05-31T12:00:00.000Z' }
  expect(said({ action: 'moved', changes: { statusId, completedAt } })).toBe('completed …')
  const reopened = { old: completedAt.new, new: null }
  expect(said({ action: 'moved', changes: { statusId, completedAt: reopened } })).toBe('reopened …')
})

test('an assignment tells who has the task now', () => {
  expect(said({ action: 'assigned', ...changed('assigneeId', null, 'lin') })).toBe(
    'assigned … to Lin',
  )
  expect(said({ action: 'assigned', ...changed('assigneeId', null, 'maya') })).toBe('took …')
  expect(said({ action: 'assigned', ...changed('assigneeId', 'lin', null) })).toBe(
    'unassigned … from Lin',
  )
})

test('an edit of several fields names them', () => {
  const changes = {
    title: { old: 'Sign in', new: 'Sign on' },
    priority: { old: 'low', new: 'high' },
  }
  expect(said({ changes })).toBe('changed the title and the priority of …')
})

test('who goes by themselves has left, others were removed', () => {
  const gone = { entityType: 'member', action: 'deleted', metadata: { name: 'Lin' } } as const
  expect(said({ ...gone, entityId: 'maya' })).toBe('left the workspace …')
  expect(said({ ...gone, entityId: 'lin' })).toBe('removed Lin from the workspace …')
})

test('a project that comes back is told apart by where it was', () => {
  const project = { entityType: 'project', action: 'updated' } as const
  expect(said({ ...project, ...changed('status', 'archived', 'active') })).toBe(
    'reopened the project …',
  )
  expect(said({ ...project, ...changed('status', 'deleted', 'active') })).toBe(
    'restored the project …',
  )
})

test('a task leads to its project, unless it was deleted', () => {
  expect(subjectOf(anActivity({}))).toMatchObject({ projectKey: 'NEX', isThere: true })
  expect(subjectOf(anActivity({ action: 'deleted' }))).toMatchObject({ isThere: false })
  expect(subjectOf(anActivity({ task: null }))).toMatchObject({ type: 'project', key: 'NEX' })
})
