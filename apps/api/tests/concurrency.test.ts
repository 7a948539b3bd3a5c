import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { BoardFollower } from './support/board-follower'
import { BoardWriter, type Sent } from './support/board-writer'
import type { Client } from './support/client'
import { expectDoneOnce, expectWhole } from './support/expect-whole'
import { useTeam } from './support/test-server'

const team = useTeam()

/** 8 writers: several people, some of them in several windows. */
function eightWriters(projectId: string, statusIds: string[]): BoardWriter[] {
  const { ada, grace, linus } = team()
  const taskIds: string[] = []
  const people = [ada, grace, linus, ada, grace, linus, ada, grace]
  return people.map((person) => new BoardWriter(person, projectId, statusIds, taskIds))
}

async function writeWhile(
  writers: readonly BoardWriter[],
  isMoreWanted: (sent: readonly Sent[]) => boolean,
): Promise<Sent[]> {
  const sent: Sent[] = []
  const write = async (writer: BoardWriter) => {
    while (isMoreWanted(sent)) sent.push(await writer.write())
  }
  await Promise.all(writers.map(write))
  return sent
}

const serverErrors = (sent: readonly Sent[]) => sent.filter(({ status }) => (status ?? 500) >= 500)

async function anEmptyBoard(ada: Client) {
  const project = await ada.post('/api/projects', { name: `Busy ${crypto.randomUUID()}` })
  const statuses: { id: string }[] = await ada.get(`/api/projects/${project.id}/statuses`)
  return { projectId: String(project.id), statusIds: statuses.map(({ id }) => id) }
}

test('500 moves, creations and deletions by 8 people at once are each done once, in one order', async () => {
  const { ada, edsger, databaseUrl } = team()
  const { projectId, statusIds } = await anEmptyBoard(ada)
  const follower = await BoardFollower.open(edsger, projectId)
  const sent = await writeWhile(eightWriters(projectId, statusIds), ({ length }) => length < 500)
  expect(serverErrors(sent)).toEqual([])
  await expectDoneOnce(databaseUrl, projectId, sent)
  await expectWhole(databaseUrl)
  await follower.expectSynced()
  expect(follower.received).toEqual(Array.from(follower.received, (_, at) => at + 2))
  follower.close()
})

test('columns that are deleted, added and made final meanwhile leave no task behind', async () => {
  const { ada, grace, edsger, databaseUrl } = team()
  const { projectId, statusIds } = await anEmptyBoard(ada)
  const path = `/api/projects/${projectId}/statuses`
  const [kept = '', finished = ''] = statusIds
  const follower = await BoardFollower.open(edsger, projectId)
  let isChanging = true
  const columnStatuses: number[] = []
  const ask = async (method: string, end: string, body?: object) => {
    const response = await grace.fetch(method, path + end, body && JSON.stringify(body))
    columnStatuses.push(response.status)
    const text = await response.text()
    return text === '' ? null : JSON.parse(text).data
  }
  const changeColumns = async () => {
    for (let number = 0; number < 12; number += 1) {
      await ask('PATCH', `/${finished}`, { isFinal: number % 2 === 0 })
      const made = await ask('POST', '', { name: `Column ${number}`, isFinal: number % 3 === 0 })
      statusIds.push(made.id)
      await ask('PATCH', `/${made.id}`, { isDefault: true, isFinal: number % 2 === 0 })
      const old = statusIds.length > 5 ? statusIds.splice(2, 1) : []
      for (const id of old) {
        await ask('DELETE', `/${id}?moveTo=${number % 2 ? kept : finished}`)
        await expectWhole(databaseUrl)
      }
    }
  }
  const changing = changeColumns().finally(() => {
    isChanging = false
  })
  const sent = await writeWhile(eightWriters(projectId, statusIds), () => isChanging)
  await changing
  expect(serverErrors(sent)).toEqual([])
  expect(columnStatuses.filter((status) => status >= 400)).toEqual([])
  await expectWhole(databaseUrl)
  await follower.expectSynced()
  expect(follower.reloads).toBeGreaterThan(0)
  follower.close()
})

test('of updates that were made from one version, exactly one wins', async () => {
  const { ada, linus, databaseUrl } = team()
  const { tasks } = await aBoard(ada)
  const path = `/api/tasks/${tasks[0].id}`
  for (let version = 1; version <= 10; version += 1) {
    const update = async (client: Client, title: string) => {
      const body = JSON.stringify({ title: `${title} ${version}`, version })
      return { title: `${title} ${version}`, answer: await client.fetch('PATCH', path, body) }
    }
    const both = await Promise.all([update(ada, 'Ada'), update(linus, 'Linus')])
    const winners = both.filter(({ answer }) => answer.ok)
    expect(both.map(({ answer }) => answer.status).sort()).toEqual([200, 409])
    expect(await ada.get(path)).toMatchObject({ title: winners[0]?.title, version: version + 1 })
  }
  await expectWhole(databaseUrl)
})

test('one request sent many times at once is done once, and answered alike', async () => {
  const { linus, ada, databaseUrl } = team()
  const { projectId } = await anEmptyBoard(ada)
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const path = `/api/projects/${projectId}/tasks`
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => linus.post(path, { title: 'Once' }, headers)),
  )
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await linus.get(path)).toHaveLength(1)
  await expectWhole(databaseUrl)
})
