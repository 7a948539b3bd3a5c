import { expect, test } from 'bun:test'
import type { Column } from '@nexa/shared/board'
import type { Event } from '@nexa/shared/event'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

async function aProject() {
  const made = await aBoard(team().ada)
  const path = `/api/projects/${made.project.id}`
  const board = () => team().ada.get(`${path}/board`)
  const changes = (query: string) => team().ada.get(`${path}/changes?${query}`)
  return { ...made, path, board, changes }
}

const load = (person: Client, path: string, etag?: string | null) =>
  person.fetch('GET', `${path}/board`, undefined, etag ? { 'If-None-Match': etag } : {})

const contentOf = (columns: Column[]) =>
  columns.map((column) => [column.name, column.tasks.map((task) => task.title)])

test('a board is its columns in order, with their tasks in order, without descriptions', async () => {
  const { linus } = team()
  const { path, tasks, review, done, todo, inProgress, board } = await aProject()
  await linus.patch(`/api/tasks/${tasks[1].id}`, { description: 'A long text' })
  await linus.post(`/api/tasks/${tasks[2].id}/move`, { statusId: todo.id, order: 0 })
  await linus.post(`/api/tasks/${tasks[0].id}/move`, { statusId: review.id })
  const orderedIds = [done.id, todo.id, inProgress.id, review.id]
  await team().ada.post(`${path}/statuses/reorder`, { orderedIds })

  const { project, columns } = await board()
  expect(contentOf(columns)).toEqual([
    ['Done', []],
    ['To Do', ['Third', 'Second']],
    ['In Progress', []],
    ['Review', ['First']],
  ])
  expect(project).not.toHaveProperty('taskCount')
  expect(JSON.stringify(columns)).not.toContain('A long text')
})

test('a board that is known is not sent again until something changes', async () => {
  const { ada } = team()
  const { path, tasks } = await aProject()
  const first = await load(ada, path)
  const etag = first.headers.get('etag')
  expect(etag).toMatch(/^"[0-9a-f-]{36}-\d+"$/)
  expect(first.headers.get('cache-control')).toContain('private')

  const known = await load(ada, path, etag)
  expect([known.status, await known.text()]).toEqual([304, ''])
  expect(known.headers.get('etag')).toBe(etag)
  expect((await load(ada, path, `W/${etag}, "another"`)).status).toBe(304)
  expect((await load(ada, path, '"another"')).status).toBe(200)

  await ada.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'New' })
  const changed = await load(ada, path, etag)
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).not.toBe(etag)
})

test('a board that is known tells a stranger nothing', async () => {
  const { ada, mallory } = team()
  const { path } = await aProject()
  const etag = (await load(ada, path)).headers.get('etag')
  expect((await load(mallory, path, etag)).status).toBe(404)
})

test('each change has the next number, and the board says up to which it goes', async () => {
  const { ada, linus } = team()
  const { path, tasks, done, board, changes, todo } = await aProject()
  const { head: before } = await board()
  await linus.post(`${path}/tasks`, { title: 'New' })
  await linus.patch(`/api/tasks/${tasks[0].id}`, { title: 'Renamed', priority: 'low' })
  await linus.post(`/api/tasks/${tasks[0].id}/move`, { statusId: done.id })
  const { id: commentId } = await linus.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'A' })
  await ada.patch(`${path}/statuses/${todo.id}`, { name: 'Inbox' })
  await ada.delete(`/api/tasks/${tasks[2].id}`)
  await ada.patch(path, { name: 'Renamed too' })

  const { head, epoch } = await board()
  const answer = await changes(`since=${before}`)
  expect(answer).toMatchObject({ head, epoch, more: false })
  expect(answer.changes.map((event: Event) => event.seq)).toEqual(
    Array.from({ length: 7 }, (_, place) => before + 1 + place),
  )
  expect(answer.changes).toMatchObject([
    { type: 'task:created', userId: linus.userId, data: { task: { title: 'New' } } },
    { type: 'task:updated', fields: ['priority', 'title'], data: { taskId: tasks[0].id } },
    { type: 'task:moved', data: { task: { statusId: done.id, commentCount: 1 } } },
    { type: 'comment:created', data: { commentId, commentCount: 1, comment: { content: 'A' } } },
    {
      type: 'status:updated',
      fields: ['name'],
      data: { statuses: [{ name: 'Inbox' }, {}, {}, {}] },
    },
    { type: 'task:deleted', data: { taskId: tasks[2].id, task: null } },
    { type: 'project:updated', data: { project: { name: 'Renamed too' } } },
  ])
})

test('changes come in parts of at most the limit', async () => {
  const { board, changes } = await aProject()
  const { head, epoch } = await board()
  expect(head).toBe(4)
  const seqs = async (query: string) => {
    const { changes: events, more } = await changes(query)
    return [events.map((event: Event) => event.seq), more]
  }
  expect(await seqs('since=0&limit=2')).toEqual([[1, 2], true])
  expect(await seqs('since=2&limit=2')).toEqual([[3, 4], false])
  expect(await seqs(`since=3&epoch=${epoch}`)).toEqual([[4], false])
  expect(await seqs('since=4')).toEqual([[], false])
})

test('a change tells which request made it', async () => {
  const { ada } = team()
  const { path, changes } = await aProject()
  const key = crypto.randomUUID()
  await ada.post(`${path}/tasks`, { title: 'Mine' }, { 'Idempotency-Key': key })
  const { changes: events } = await changes('since=3')
  expect(events.map((event: Event) => event.mutationId)).toEqual([null, key])
})

test('who is of another time is told to load the board again', async () => {
  const { ada } = team()
  const { path, board } = await aProject()
  const { head } = await board()
  for (const query of [`since=${head + 1}`, `since=0&epoch=${crypto.randomUUID()}`]) {
    expect(await ada.get(`${path}/changes?${query}`).expect(410)).toMatchObject({ code: 'GONE' })
  }
})

test.each([
  '',
  'since=-1',
  'since=x',
  'since=1.5',
  'since=9e99',
  'since=0&limit=0',
  'since=0&limit=101',
])('changes?%s is refused', async (query) => {
  const { ada } = team()
  const { path } = await aProject()
  expect(await ada.get(`${path}/changes?${query}`).expect(400)).toMatchObject({
    code: 'VALIDATION_ERROR',
  })
})

test('a board that is kept is still shown to nobody who may not see it', async () => {
  const { ada, linus, mallory } = team()
  const { path, project } = await aProject()
  const kept = await load(ada, path)
  expect(await (await load(linus, path)).text()).toBe(await kept.text())
  expect((await load(mallory, path)).status).toBe(404)
  expect((await load(mallory, path, kept.headers.get('etag'))).status).toBe(404)
  await ada.delete(`/api/projects/${project.id}`)
  expect((await load(ada, path)).status).toBe(404)
})

test('twenty who load a board at once see the same, and each change after it', async () => {
  const { linus } = team()
  const { path, tasks } = await aProject()
  for (const title of ['One', 'Two', 'Three']) {
    await linus.patch(`/api/tasks/${tasks[0].id}`, { title })
    const answers = await Promise.all(Array.from({ length: 20 }, () => load(linus, path)))
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain(`"title":"${title}"`)
  }
})
