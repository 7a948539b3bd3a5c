import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { attach } from './support/attach'
import { joinAs } from './support/cast'
import { useTeam } from './support/test-server'

const team = useTeam()

async function aList() {
  const made = await aBoard(team().ada)
  const path = `/api/projects/${made.project.id}/tasks`
  return { ...made, path, list: () => team().ada.get(path) }
}

test('a list that is kept shows each change at once, from wherever it comes', async () => {
  const { ada, linus } = team()
  const { project, tasks, todo, review, done, path, list } = await aList()
  const [first, second, third] = tasks
  const other = await aBoard(ada)
  const [blocker, lost] = other.tasks
  const leaver = await joinAs(ada, 'member')
  const projectPath = `/api/projects/${project.id}`
  const waitFor = (id: string) =>
    ada.post(`/api/tasks/${first.id}/dependencies`, { dependsOnId: id })
  let attachmentId = ''

  const changes: Record<string, () => PromiseLike<unknown>> = {
    'a new task': () => linus.post(path, { title: 'New' }),
    'a description': () => linus.patch(`/api/tasks/${first.id}`, { description: 'Text' }),
    'an assignee': () => ada.patch(`/api/tasks/${first.id}`, { assigneeId: leaver.userId }),
    'who is removed': () =>
      ada.delete(`/api/workspaces/${ada.workspaceId}/members/${leaver.userId}`).expect(204),
    'a move': () => linus.post(`/api/tasks/${second.id}/move`, { statusId: review.id }),
    'a completion': () => linus.post(`/api/tasks/${third.id}/move`, { statusId: done.id }),
    'a comment': () => linus.post(`/api/tasks/${first.id}/comments`, { content: 'Hello' }),
    'a file': async () => {
      attachmentId = (await attach(linus, first.id, 'Hello')).id
    },
    'a file less': () => linus.delete(`/api/attachments/${attachmentId}`).expect(204),
    'a blocker elsewhere': () => waitFor(blocker.id),
    'another one': () => waitFor(lost.id),
    'a blocker that is done': () =>
      ada.post(`/api/tasks/${blocker.id}/move`, { statusId: other.done.id }),
    'a blocker that is deleted': () => ada.delete(`/api/tasks/${lost.id}`).expect(204),
    'a column of another place': async () => {
      const columns = await ada.get(`${projectPath}/statuses`)
      const orderedIds = columns.map(({ id }: { id: string }) => id).reverse()
      await ada.post(`${projectPath}/statuses/reorder`, { orderedIds })
    },
    'a column less': () =>
      ada.delete(`${projectPath}/statuses/${review.id}?moveTo=${todo.id}`).expect(204),
    'a task less': () => ada.delete(`/api/tasks/${second.id}`).expect(204),
    'another key': () => ada.patch(projectPath, { key: `K${Date.now() % 1_000_000}` }),
  }
  let limit = 50
  let before = JSON.stringify(await list())
  for (const [change, make] of Object.entries(changes)) {
    await make()
    const after = await list()
    limit += 1
    // Of a length that nobody asked for yet: read anew.
    expect([change, after]).toEqual([change, await ada.get(`${path}?limit=${limit}`)])
    expect([change, JSON.stringify(after) !== before]).toEqual([change, true])
    before = JSON.stringify(after)
  }
})

test('each reader of a kept list is told what they may do, and what they watch', async () => {
  const { ada, linus, edsger } = team()
  const { path, tasks } = await aList()
  const { id } = await linus.post(path, { title: 'Of Linus' })
  const whoMay = async (ability: string) => {
    const may = async (reader: typeof ada) => {
      const list = await reader.get(path)
      return list
        .filter(({ can }: { can: Record<string, boolean> }) => can[ability])
        .map((task: { title: string }) => task.title)
    }
    return [await may(ada), await may(linus), await may(edsger)]
  }
  const all = ['First', 'Second', 'Third', 'Of Linus']
  expect(await whoMay('update')).toEqual([all, all, []])
  expect(await whoMay('delete')).toEqual([all, ['Of Linus'], []])
  const settings = (allowGuestComments: boolean) =>
    ada.patch(`/api/workspaces/${ada.workspaceId}`, { settings: { allowGuestComments } })
  expect(await whoMay('comment')).toEqual([all, all, []])
  await settings(true)
  expect(await whoMay('comment')).toEqual([all, all, all])
  await settings(false)

  const watched = () => linus.get(`${path}?watching=true`)
  expect(await watched()).toMatchObject([{ id }])
  await linus.post(`/api/tasks/${tasks[0].id}/watchers`, {})
  expect(await watched()).toHaveLength(2)

  await ada.patch(`/api/tasks/${tasks[1].id}`, { assigneeId: linus.userId })
  for (const mine of ['assigneeId=me', 'createdById=me', 'watching=true']) {
    const [ofAda, ofLinus] = [await ada.get(`${path}?${mine}`), await linus.get(`${path}?${mine}`)]
    const idsOf = (list: { id: string }[]) => list.map((task) => task.id)
    expect(idsOf(ofAda)).not.toEqual(idsOf(ofLinus))
    expect(ofLinus.length).toBeGreaterThan(0)
  }
})

test('a list that is kept is shown to nobody who may not see it', async () => {
  const { ada, mallory } = team()
  const { path, project, list } = await aList()
  expect(await list()).toHaveLength(3)
  await mallory.get(path).expect(404)
  await ada.delete(`/api/projects/${project.id}`)
  await ada.get(path).expect(404)
})
