import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { useTeam } from './support/test-server'

const team = useTeam()

test('a guest sees the board but cannot move a task', async () => {
  const { ada, edsger } = team()
  const { tasks, done } = await aBoard(ada)
  await edsger.post(`/api/tasks/${tasks[0].id}/move`, { statusId: done.id, order: 0 }).expect(403)
  expect(await edsger.get(`/api/tasks/${tasks[0].id}`)).toMatchObject({
    statusId: tasks[0].statusId,
  })
})
