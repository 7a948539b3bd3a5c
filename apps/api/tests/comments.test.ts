import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

async function aTask() {
  const { tasks, project } = await aBoard(team().ada)
  const path = `/api/tasks/${tasks[0].id}`
  const say = (person: Client, content: string) => person.post(`${path}/comments`, { content })
  const said = async () => {
    const comments = await team().ada.get(`${path}/comments`)
    return comments.map((comment: { content: string }) => comment.content)
  }
  return { task: tasks[0], project, path, say, said }
}

const letGuestsComment = (allowGuestComments: boolean) => {
  const { ada } = team()
  return ada.patch(`/api/workspaces/${ada.workspaceId}`, { settings: { allowGuestComments } })
}

test('a comment has its author and is counted on the task', async () => {
  const { linus, edsger } = team()
  const { task, path, say } = await aTask()
  const comment = await say(linus, ' **Hello**\n').expect(201)
  expect(comment).toMatchObject({
    taskId: task.id,
    userId: linus.userId,
    user: { id: linus.userId, name: 'Linus', avatarUrl: null },
    content: ' **Hello**\n',
  })
  expect(await edsger.get(path)).toMatchObject({ commentCount: 1 })
  expect(await edsger.get(`/api/tasks/${task.key}/comments`)).toEqual([
    { ...comment, can: { update: false, delete: false } },
  ])
})

test('comments are listed oldest first, page by page', async () => {
  const { ada, linus } = team()
  const { path, say, said } = await aTask()
  const contents = ['1', '2', '3', '4', '5']
  for (const content of contents) await say(Number(content) % 2 ? ada : linus, content)
  expect(await said()).toEqual(contents)

  const pages: string[][] = []
  let cursor: string | null = null
  do {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const { data, meta } = await ada.get(`${path}/comments?limit=2${query}`).answer()
    pages.push(data.map((one: { content: string }) => one.content))
    cursor = meta.nextCursor
  } while (cursor)
  expect(pages).toEqual([['1', '2'], ['3', '4'], ['5']])
})

test('a guest comments only where the workspace lets guests', async () => {
  const { edsger } = team()
  const { say, said } = await aTask()
  await say(edsger, 'May I?').expect(403)
  await letGuestsComment(true)
  const { id } = await say(edsger, 'Thanks').expect(201)
  expect(await said()).toEqual(['Thanks'])

  await edsger.patch(`/api/comments/${id}`, { content: 'Edited' }).expect(403)
  await letGuestsComment(false)
  await say(edsger, 'And now?').expect(403)
  await edsger.delete(`/api/comments/${id}`).expect(204)
  expect(await said()).toEqual([])
})

test('everybody edits their own comments only, also a super_admin', async () => {
  const { ada, grace, linus } = team()
  const { say, said } = await aTask()
  const { id, createdAt } = await say(linus, 'Mine')
  const path = `/api/comments/${id}`
  await grace.patch(path, { content: 'Ours' }).expect(403)
  await ada.patch(path, { content: 'Ours' }).expect(403)
  expect(await said()).toEqual(['Mine'])
  const edited = await linus.patch(path, { content: 'Mine, better' })
  expect(edited).toMatchObject({ id, content: 'Mine, better', createdAt })
  expect(await said()).toEqual(['Mine, better'])
})

test('an edit that changes nothing leaves no trace', async () => {
  const { linus } = team()
  const { say, project } = await aTask()
  const comment = await say(linus, 'Same')
  const head = async () => (await linus.get(`/api/projects/${project.id}/board`)).head
  const before = await head()
  expect(await linus.patch(`/api/comments/${comment.id}`, { content: 'Same' })).toEqual(comment)
  expect(await head()).toBe(before)
})

test('authors delete their own comments, a pm and a super_admin any', async () => {
  const { ada, grace, linus, edsger } = team()
  const { path, say, said } = await aTask()
  const [first, second, third] = [await say(linus, '1'), await say(grace, '2'), await say(ada, '3')]
  await edsger.delete(`/api/comments/${first.id}`).expect(403)
  await linus.delete(`/api/comments/${second.id}`).expect(403)
  expect(await said()).toEqual(['1', '2', '3'])
  await linus.delete(`/api/comments/${first.id}`).expect(204)
  await grace.delete(`/api/comments/${third.id}`).expect(204)
  await ada.delete(`/api/comments/${second.id}`).expect(204)
  await ada.delete(`/api/comments/${second.id}`).expect(404)
  expect(await ada.get(path)).toMatchObject({ commentCount: 0 })
})

test('comments go with their task', async () => {
  const { ada, linus } = team()
  const { path, say } = await aTask()
  const { id } = await say(linus, 'Soon gone')
  await ada.delete(path)
  await linus.patch(`/api/comments/${id}`, { content: 'Still here?' }).expect(404)
})

test.each(['', ' \n\t ', 'a\u0000b', '\ud800', 'x'.repeat(65_537)])(
  'the comment %j is refused',
  async (content) => {
    const { linus } = team()
    const { say, said } = await aTask()
    expect(await say(linus, content).expect(400)).toMatchObject({
      details: { content: expect.any(String) },
    })
    expect(await said()).toEqual([])
  },
)
