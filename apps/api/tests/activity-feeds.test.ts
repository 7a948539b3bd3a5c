import { expect, test } from 'bun:test'
import type { Activity } from '@nexa/shared/activity'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

const saysOf = ({ entityType, action }: Activity) => `${entityType} ${action}`

async function allPages(reader: Client, path: string, limit: number): Promise<Activity[]> {
  const separator = path.includes('?') ? '&' : '?'
  const items: Activity[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor && `&cursor=${cursor}`
    const answer = await reader.get(`${path}${separator}limit=${limit}${after}`).answer()
    items.push(...answer.data)
    cursor = answer.meta.nextCursor
  }
  return items
}

test("a project's feed tells all of it, newest first, with what each item is about", async () => {
  const { ada, linus, edsger } = team()
  const { project, tasks, done } = await aBoard(ada)
  const [task] = tasks
  await linus.post(`/api/tasks/${task.id}/move`, { statusId: done.id, order: 0 })
  await linus.post(`/api/tasks/${task.id}/comments`, { content: 'Done' })
  const feed: Activity[] = await edsger.get(`/api/projects/${project.id}/activity`)
  expect(feed.map(saysOf)).toEqual([
    'comment created',
    'task moved',
    'task created',
    'task created',
    'task created',
    'project created',
  ])
  const about = {
    user: { id: linus.userId, name: 'Linus' },
    project: { id: project.id, key: project.key, name: project.name },
    task: { id: task.id, key: task.key, title: task.title },
  }
  expect(feed[0]).toMatchObject(about)
  expect(feed[1]).toMatchObject({
    ...about,
    changes: { statusId: { old: task.statusId, new: done.id } },
  })
  expect(feed[5]).toMatchObject({ task: null, taskId: null })
})

test('a task that was deleted is still told by its name', async () => {
  const { ada } = team()
  const { project, tasks } = await aBoard(ada)
  const { id, key, title } = tasks[0]
  await ada.delete(`/api/tasks/${id}`)
  const [deleted] = await ada.get(`/api/projects/${project.id}/activity`)
  expect(deleted).toMatchObject({ action: 'deleted', task: { id, key, title } })
})

test("the workspace's feed has each change once, of all its projects and its own", async () => {
  const { ada } = team()
  const first = await aBoard(ada)
  const second = await aBoard(ada)
  await ada.patch(`/api/projects/${first.project.id}`, { name: 'Renamed' })
  await ada.patch(`/api/workspaces/${ada.workspaceId}`, { name: crypto.randomUUID() })
  const feed: Activity[] = await ada.get('/api/activity?limit=10')
  expect(feed.map((item) => [saysOf(item), item.projectId])).toEqual([
    ['workspace updated', null],
    ['project updated', first.project.id],
    ...[second, first].flatMap(({ project }) => [
      ...Array(3).fill(['task created', project.id]),
      ['project created', project.id],
    ]),
  ])
})

test('feeds are filtered by person, kind and action together', async () => {
  const { ada, linus } = team()
  const { project, tasks } = await aBoard(ada)
  await linus.patch(`/api/tasks/${tasks[0].id}`, { title: 'By Linus' })
  await ada.patch(`/api/tasks/${tasks[1].id}`, { title: 'By Ada' })
  await linus.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'By Linus' })
  for (const feed of [`/api/projects/${project.id}/activity`, '/api/activity']) {
    const filters = `userId=${linus.userId}&entityType=task&action=updated`
    const [newest, ...older] = await ada.get(`${feed}?${filters}`)
    expect(newest).toMatchObject({ entityId: tasks[0].id, action: 'updated' })
    expect(older.every((item: Activity) => item.user.id === linus.userId)).toBe(true)
    await ada.get(`${feed}?action=exploded`).expect(400)
  }
})

test('a deleted project takes its activity along, and brings it back', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  await ada.delete(`/api/projects/${project.id}`)
  await ada.get(`/api/projects/${project.id}/activity`).expect(404)
  const ofProject = async () =>
    (await allPages(ada, '/api/activity', 100)).filter((item) => item.projectId === project.id)
  expect(await ofProject()).toEqual([])
  await ada.post(`/api/projects/${project.id}/restore`)
  expect((await ofProject()).map(saysOf)).toEqual([
    'project updated',
    'project deleted',
    ...Array(3).fill('task created'),
    'project created',
  ])
})

test('pages of a feed hold everything once while others write', async () => {
  const { ada, linus } = team()
  const { project } = await aBoard(ada)
  for (const feed of [`/api/projects/${project.id}/activity`, '/api/activity']) {
    const before: Activity[] = await allPages(ada, feed, 100)
    const writing = Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        linus.post(`/api/projects/${project.id}/tasks`, { title: `Meanwhile ${number}` }),
      ),
    )
    const paged = await allPages(ada, feed, 2)
    await writing
    const idsBefore = before.map(({ id }) => id)
    expect(paged.filter(({ id }) => idsBefore.includes(id))).toEqual(before)
    expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length)
  }
})

test("another workspace's feed has nothing of ours, and a cursor fits its own feed only", async () => {
  const { ada, mallory } = team()
  const { project } = await aBoard(ada)
  const theirs = await allPages(mallory, '/api/activity', 100)
  expect(theirs.map(saysOf)).toEqual(['workspace created'])
  const { meta } = await ada.get('/api/activity?limit=1').answer()
  await ada.get(`/api/projects/${project.id}/activity?cursor=${meta.nextCursor}`).expect(400)
  await ada.get('/api/activity?cursor=x').expect(400)
})
