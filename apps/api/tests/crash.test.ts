import { afterEach, expect, test } from 'bun:test'
import path from 'node:path'
import { findRunningPostgres } from '@nexa/db/embedded'
import { BoardFollower } from './support/board-follower'
import { BoardWriter, isOpen, type Sent } from './support/board-writer'
import { signUp } from './support/cast'
import { expectDoneOnce, expectWhole } from './support/expect-whole'
import { freePort, killProcesses, NexaProcess } from './support/nexa-process'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { waitUntil } from './support/wait-until'

afterEach(async () => {
  await killProcesses()
  removeTemporaryFolders()
})

const kills = 5

/** Each writer goes on until its connection breaks; then it has one request whose fate it doesn't know. */
async function writeUntilKilled(
  writers: readonly BoardWriter[],
  sent: Sent[],
): Promise<{ writer: BoardWriter; lost: Sent }[]> {
  const write = async (writer: BoardWriter) => {
    for (;;) {
      const one = await writer.write()
      if (isOpen(one)) return { writer, lost: one }
      sent.push(one)
    }
  }
  return Promise.all(writers.map(write))
}

async function sendAgain({ writer, lost }: { writer: BoardWriter; lost: Sent }): Promise<Sent> {
  const again = await writer.again(lost)
  return isOpen(again) ? sendAgain({ writer, lost }) : again
}

test('kill -9 in the midst of writing loses nothing acknowledged and doubles nothing tried again', async () => {
  const dataDir = temporaryFolder()
  const env = { NEXA_DATA_DIR: dataDir, PORT: String(freePort()) }
  const first = new NexaProcess({ env })
  const ada = await signUp((await first.url()).replace('localhost', '127.0.0.1'), 'ada')
  const { id: projectId } = await ada.post('/api/projects', { name: 'Crash' })
  const statuses: { id: string }[] = await ada.get(`/api/projects/${projectId}/statuses`)
  const statusIds = statuses.map(({ id }) => id)
  const taskIds: string[] = []
  const writers = Array.from(
    { length: 4 },
    () => new BoardWriter(ada, projectId, statusIds, taskIds),
  )
  const follower = await BoardFollower.open(ada, projectId)
  const sent: Sent[] = []
  let nexa = first
  for (let killed = 0; killed < kills; killed += 1) {
    const enough = sent.length + 5 + Math.floor(Math.random() * 80)
    const writing = writeUntilKilled(writers, sent)
    await waitUntil(() => sent.length >= enough)
    nexa.kill('SIGKILL')
    const lost = await writing
    await nexa.exited
    nexa = new NexaProcess({ env })
    await nexa.url()
    sent.push(...(await Promise.all(lost.map(sendAgain))))

    const databaseUrl = findRunningPostgres(path.join(dataDir, 'postgres')) ?? ''
    await expectDoneOnce(databaseUrl, projectId, sent)
    await expectWhole(databaseUrl)
    await follower.reconnect()
    await follower.expectSynced()
  }
  expect(sent.filter(({ status }) => (status ?? 500) >= 500)).toEqual([])
  follower.close()
})
