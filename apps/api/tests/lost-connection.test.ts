import { afterEach, expect, test } from 'bun:test'
import path from 'node:path'
import { findRunningPostgres } from '@nexa/db/embedded'
import { aBoard } from './support/a-board'
import { signUp } from './support/cast'
import { freePort, killProcesses, NexaProcess } from './support/nexa-process'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

afterEach(async () => {
  await killProcesses()
  removeTemporaryFolders()
})

const waiting =
  'select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))'

test('a write whose connection broke between two statements is put off and not done', async () => {
  const dataDir = temporaryFolder()
  const nexa = new NexaProcess({ env: { NEXA_DATA_DIR: dataDir, PORT: String(freePort()) } })
  const ada = await signUp((await nexa.url()).replace('localhost', '127.0.0.1'), 'ada')
  const { tasks, done } = await aBoard(ada)
  const [task] = tasks
  const databaseUrl = findRunningPostgres(path.join(dataDir, 'postgres')) ?? ''
  const move = await withSql(databaseUrl, async (sql) => {
    await sql.query('begin')
    await sql.query('select 1 from tasks where id = $1 for update', [task.id])
    const moved = ada.post(`/api/tasks/${task.id}/move`, { statusId: done.id }).expect(503)
    const pidOf = async (): Promise<number | undefined> => (await sql.query(waiting)).rows[0]?.pid
    await waitUntil(async () => (await pidOf()) !== undefined)
    const pid = await pidOf()
    // Stopped, it does not see that it got the row, so its connection ends with no statement under way.
    nexa.kill('SIGSTOP')
    await sql.query('rollback')
    const stateOf = 'select 1 from pg_stat_activity where pid = $1 and state = $2'
    await waitUntil(async () => {
      const { rows } = await sql.query(stateOf, [pid, 'idle in transaction'])
      return rows.length > 0
    })
    await sql.query('select pg_terminate_backend($1)', [pid])
    nexa.kill('SIGCONT')
    return { refusal: await moved }
  })
  expect(move.refusal).toMatchObject({ code: 'UNAVAILABLE' })
  expect(await ada.get(`/api/tasks/${task.id}`)).toMatchObject({ statusId: task.statusId })
})
