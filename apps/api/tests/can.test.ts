import { expect, test } from 'bun:test'
import type { CommentAbilities } from '@nexa/shared/comment'
import type { TaskAbilities } from '@nexa/shared/task'
import { aBoard } from './support/a-board'
import { joinAs } from './support/cast'
import { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

const isDone = async (response: Promise<Response>) => (await response).ok
const body = (content: object) => JSON.stringify(content)

/** What happens to somebody who tries everything. Deleting comes last. */
async function triedOn(person: Client, path: string): Promise<TaskAbilities> {
  const update = await isDone(person.fetch('PATCH', path, body({ title: 'Renamed' })))
  const assign = await isDone(person.fetch('PATCH', path, body({ assigneeId: person.userId })))
  const comment = await isDone(person.fetch('POST', `${path}/comments`, body({ content: 'Why?' })))
  return { update, assign, comment, delete: await isDone(person.fetch('DELETE', path)) }
}

async function triedOnComment(person: Client, path: string): Promise<CommentAbilities> {
  const update = await isDone(person.fetch('PATCH', path, body({ content: 'Because.' })))
  return { update, delete: await isDone(person.fetch('DELETE', path)) }
}

for (const allowGuestComments of [false, true]) {
  const settings = { allowGuestComments }
  test(`a task tells each reader what they can do with it, ${body(settings)}`, async () => {
    const { ada, grace, linus, edsger } = team()
    await ada.patch(`/api/workspaces/${ada.workspaceId}`, { settings })
    const { project } = await aBoard(ada)
    const seen: TaskAbilities[] = []
    for (const maker of [ada, linus]) {
      for (const reader of [ada, grace, linus, edsger]) {
        const { id } = await maker.post(`/api/projects/${project.id}/tasks`, { title: 'Try' })
        const { can } = await reader.get(`/api/tasks/${id}`)
        expect(can).toEqual(await triedOn(reader, `/api/tasks/${id}`))
        seen.push(can)
      }
    }
    const all = { update: true, delete: true, assign: true, comment: true }
    const none = { update: false, delete: false, assign: false, comment: allowGuestComments }
    const others = { ...all, delete: false }
    expect(seen).toEqual([all, all, others, none, all, all, all, none])
  })
}

test('a comment tells each reader what they can do with it', async () => {
  const { ada, grace, linus, edsger } = team()
  await ada.patch(`/api/workspaces/${ada.workspaceId}`, { settings: { allowGuestComments: true } })
  const [task] = (await aBoard(ada)).tasks
  const path = `/api/tasks/${task.id}/comments`
  const seen: CommentAbilities[] = []
  for (const author of [linus, edsger]) {
    for (const reader of [ada, grace, linus, edsger]) {
      const { id } = await author.post(path, { content: 'Try' })
      const listed = await reader.get(path)
      const { can } = listed.find((comment: { id: string }) => comment.id === id)
      expect(can).toEqual(await triedOnComment(reader, `/api/comments/${id}`))
      seen.push(can)
    }
  }
  const [own, moderated] = [
    { update: true, delete: true },
    { update: false, delete: true },
  ]
  const none = { update: false, delete: false }
  expect(seen).toEqual([moderated, moderated, own, none, moderated, moderated, none, moderated])
})

test('every answer about a task tells the same', async () => {
  const { ada, linus } = team()
  const { project, tasks, done } = await aBoard(ada)
  const path = `/api/tasks/${tasks[0].id}`
  const can = { update: true, delete: false, assign: true, comment: true }
  const answers = [
    await linus.get(path),
    await linus.patch(path, { title: 'Renamed' }),
    await linus.post(`${path}/move`, { statusId: done.id }),
    ...(await linus.get(`/api/projects/${project.id}/tasks`)),
  ]
  expect(answers.map((answer) => answer.can)).toEqual(answers.map(() => can))
})

test('a retry tells what its author can do now, not what they could when it was first done', async () => {
  const { ada } = team()
  const person = await joinAs(ada, 'member')
  const [task] = (await aBoard(ada)).tasks
  const comment = () => person.post(`/api/tasks/${task.id}/comments`, { content: 'Once' }, key)
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const first = await comment()
  expect(first.can).toEqual({ update: true, delete: true })
  const membership = `/api/workspaces/${ada.workspaceId}/members/${person.userId}`
  await ada.patch(membership, { role: 'guest' })
  expect(await comment()).toEqual({ ...first, can: { update: false, delete: true } })
})

test('a program whose token may only read can nothing with what its owner can everything', async () => {
  const { ada } = team()
  const [task] = (await aBoard(ada)).tasks
  await ada.post(`/api/tasks/${task.id}/comments`, { content: 'Mine' })
  const { token } = await ada.post('/api/auth/tokens', { name: 'Reader', isReadOnly: true })
  const reader = new Client(ada.url, { ...ada, token })
  const nothing = { update: false, delete: false, assign: false, comment: false }
  expect((await reader.get(`/api/tasks/${task.id}`)).can).toEqual(nothing)
  const [comment] = await reader.get(`/api/tasks/${task.id}/comments`)
  expect(comment.can).toEqual({ update: false, delete: false })
  const { permissions } = await reader.get('/api/auth/me')
  expect(permissions).toEqual(['workspace:read', 'project:read', 'task:read', 'comment:read'])
})
