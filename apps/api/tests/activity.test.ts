import { expect, test } from 'bun:test'
import type { Activity } from '@nexa/shared/activity'
import { aBoard } from './support/a-board'
import { useTeam } from './support/test-server'

const team = useTeam()

const idsOf = (list: Activity[]) => list.map((one) => one.id)

async function aTask() {
  const board = await aBoard(team().ada)
  const [task] = board.tasks
  const path = `/api/tasks/${task.id}`
  const activity = async (): Promise<Activity[]> =>
    (await team().edsger.get(`${path}/activity`).answer()).data
  return { ...board, task, path, activity }
}

test('a task tells who did what to it, with old and new values, newest first', async () => {
  const { ada, linus, grace } = team()
  const { task, path, todo, done, activity } = await aTask()
  await linus.patch(path, { title: 'Renamed', priority: 'high' })
  await linus.patch(path, { assigneeId: grace.userId })
  await grace.patch(path, { statusId: done.id, assigneeId: null, title: 'Done now' })
  await ada.post(`${path}/move`, { statusId: todo.id, order: 1 })
  const [moved, changed, assigned, updated, created, ...others] = await activity()

  expect(others).toEqual([])
  expect(created).toMatchObject({
    action: 'created',
    entityType: 'task',
    entityId: task.id,
    taskId: task.id,
    projectId: task.projectId,
    user: { id: ada.userId, name: 'Ada' },
    changes: {},
  })
  expect(updated).toMatchObject({
    action: 'updated',
    user: { name: 'Linus' },
    changes: {
      title: { old: 'First', new: 'Renamed' },
      priority: { old: 'medium', new: 'high' },
    },
  })
  expect(assigned).toMatchObject({
    action: 'assigned',
    changes: { assigneeId: { old: null, new: grace.userId } },
  })
  expect(changed).toMatchObject({
    action: 'status_changed',
    user: { name: 'Grace' },
    changes: {
      statusId: { old: todo.id, new: done.id },
      assigneeId: { old: grace.userId, new: null },
      title: { old: 'Renamed', new: 'Done now' },
      completedAt: { old: null, new: expect.any(String) },
    },
  })
  expect(moved).toMatchObject({
    action: 'moved',
    changes: {
      statusId: { old: done.id, new: todo.id },
      order: { old: expect.any(Number), new: expect.any(Number) },
      completedAt: { old: expect.any(String), new: null },
    },
  })
})

test('comments are part of a task’s activity', async () => {
  const { linus } = team()
  const { task, path, activity } = await aTask()
  const { id } = await linus.post(`${path}/comments`, { content: 'Draft' })
  await linus.patch(`/api/comments/${id}`, { content: 'Final' })
  await linus.delete(`/api/comments/${id}`)
  const comment = { entityType: 'comment', entityId: id, taskId: task.id }
  expect((await activity()).slice(0, 3)).toMatchObject([
    { ...comment, action: 'deleted' },
    { ...comment, action: 'updated', changes: { content: { old: 'Draft', new: 'Final' } } },
    { ...comment, action: 'created' },
  ])
})

test('a refused change is no activity', async () => {
  const { linus, edsger } = team()
  const { path, activity } = await aTask()
  const before = await activity()
  await edsger.patch(path, { title: 'Mine' }).expect(403)
  await linus.patch(path, { title: 'Late', version: 9 }).expect(409)
  await linus.post(`${path}/move`, { statusId: crypto.randomUUID() }).expect(404)
  expect(await activity()).toEqual(before)
})

test('the activity of other tasks is not among it', async () => {
  const { ada } = team()
  const { tasks, activity } = await aTask()
  await ada.patch(`/api/tasks/${tasks[1].id}`, { title: 'Other' })
  expect(await activity()).toHaveLength(1)
})

test('pages go on where the last one ended, also when something new happens in between', async () => {
  const { ada } = team()
  const { task, path, activity } = await aTask()
  for (let number = 1; number <= 6; number += 1) await ada.patch(path, { title: `Title ${number}` })
  const all = await activity()
  expect(all).toHaveLength(7)

  const shown: Activity[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const { data, meta } = await ada.get(`/api/tasks/${task.key}/activity?limit=3${query}`).answer()
    expect(data.length).toBeLessThanOrEqual(3)
    shown.push(...data)
    cursor = meta.nextCursor
    await ada.patch(path, { title: `Meanwhile ${shown.length}` })
  } while (cursor)
  expect(idsOf(shown)).toEqual(idsOf(all))
})

test.each(['x', 'eyJvcmRlciI6IngiLCJrZXlzIjpbXX0', 'a'.repeat(6_000)])(
  'the cursor %s is refused',
  async (cursor) => {
    const { ada } = team()
    const { path } = await aTask()
    expect(await ada.get(`${path}/activity?cursor=${cursor}`).expect(400)).toMatchObject({
      details: { cursor: expect.any(String) },
    })
  },
)

test('a cursor of another list is refused', async () => {
  const { ada } = team()
  const { path, project } = await aTask()
  const { meta } = await ada.get(`/api/projects/${project.id}/tasks?limit=1`).answer()
  await ada.get(`${path}/activity?cursor=${meta.nextCursor}`).expect(400)
})
