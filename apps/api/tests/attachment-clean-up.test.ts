import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { closeDatabase, openDatabase } from '@nexa/db/client'
import { createLog } from '../src/lib/log'
import { cleanAttachments } from '../src/services/attachment/clean-attachments'
import { openFiles } from '../src/storage/open-files'
import { aBoard } from './support/a-board'
import { attach } from './support/attach'
import { castOf } from './support/cast'
import { diskStorage, environmentOf, type FileStorage, s3Storage } from './support/file-storages'
import { killProcesses, NexaProcess } from './support/nexa-process'
import { filePart, RawUpload } from './support/raw-upload'
import { StrictS3 } from './support/strict-s3'
import { cloneTemplate, dropDatabase } from './support/template'
import { serverUrl, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

afterEach(killProcesses)

describe.each([
  ['disk', diskStorage],
  ['S3', () => s3Storage(new StrictS3(2))],
] as const)('on %s', (_, openStorage) => {
  const storage = openStorage()
  const files = storage.settings
  const team = useTeam(undefined, () => ({ config: { files } }))
  afterAll(() => storage.stop())

  /** As several instances do it at once, each for itself. */
  async function cleanUp() {
    const db = openDatabase({ url: team().databaseUrl, poolSize: 3 })
    const opened = openFiles(files, createLog('error'))
    const never = new AbortController().signal
    await Promise.all([1, 2, 3].map(() => cleanAttachments(db, opened, never)))
    await closeDatabase(db)
  }

  test('what nothing leads to any more is removed after an hour, and nothing else', async () => {
    const { ada, linus, databaseUrl } = team()
    const { tasks } = await aBoard(ada)
    const [kept, gone] = tasks
    const attached = []
    for (const content of ['one', 'two', 'three'])
      attached.push(await attach(linus, kept.id, content))
    const abandoned = await attach(linus, kept.id, 'abandoned')
    const lost = await attach(linus, kept.id, 'lost')
    await attach(linus, gone.id, 'with its task')
    await ada.delete(`/api/tasks/${gone.id}`).expect(204)
    await withSql(databaseUrl, async (sql) => {
      await sql.query(`update attachments set state = 'pending' where id = $1`, [abandoned.id])
      await sql.query('delete from attachments where id = $1', [lost.id])
      await sql.query(`update attachments set created_at = created_at - interval '2 hours'`)
    })
    storage.age()
    const young = await attach(linus, kept.id, 'young')
    const fresh = await attach(linus, kept.id, 'lost a moment ago')
    await withSql(databaseUrl, async (sql) => {
      await sql.query(`update attachments set state = 'pending' where id = $1`, [young.id])
      await sql.query('delete from attachments where id = $1', [fresh.id])
    })

    const wanted = [...attached, young].map(({ id }) => id)
    await cleanUp()
    expect(storage.keys()).toHaveLength(wanted.length + 1)
    expect(
      [...wanted, fresh.id].filter((id) => !storage.keys().some((key) => key.endsWith(id))),
    ).toEqual([])
    const rows = await withSql(databaseUrl, (sql) => sql.query('select id from attachments'))
    expect(rows.rows.map(({ id }) => id).sort()).toEqual(wanted.sort())
    for (const { downloadUrl } of attached) {
      expect((await linus.fetch('GET', downloadUrl)).status).toBe(200)
    }
  })

  test('objects of another installation stay', async () => {
    const { ada, databaseUrl } = team()
    const { tasks } = await aBoard(ada)
    const orphan = await attach(ada, tasks[0].id, 'ours')
    const [workspace, task, attachment] = [1, 2, 3].map(() => crypto.randomUUID())
    const theirs = `workspaces/${workspace}/tasks/${task}/${attachment}`
    storage.add(theirs)
    storage.age()
    await withSql(databaseUrl, (sql) =>
      sql.query('delete from attachments where id = $1', [orphan.id]),
    )
    await cleanUp()
    expect(storage.keys().filter((key) => key.endsWith(orphan.id))).toEqual([])
    expect(storage.keys()).toContain(theirs)
  })
})

describe.each([
  ['disk', diskStorage],
  ['S3', s3Storage],
] as const)('a process on %s that is killed', (kind, openStorage) => {
  test('leaves no half of an upload for good, and loses no whole one', async () => {
    const s3 = new StrictS3()
    const storage: FileStorage = kind === 'S3' ? s3Storage(s3) : openStorage()
    const databaseUrl = await cloneTemplate(serverUrl())
    const env = environmentOf(databaseUrl, storage)
    let nexa = new NexaProcess({ env })
    const { linus, ada } = castOf(await nexa.url())
    const { tasks } = await aBoard(ada)
    const path = `/api/tasks/${tasks[0].id}/attachments`
    const kept = await attach(linus, tasks[0].id, 'kept')

    const half = await RawUpload.open(linus, path, ['Content-Length: 1000000'])
    half.send(filePart('x'.repeat(100_000)))
    await waitUntil(() => storage.incoming().length === 1)
    if (kind === 'S3') {
      // Stored, and the row not yet ready.
      s3.onStored = () => nexa.kill('SIGKILL')
      await expect(attach(linus, tasks[0].id, 'stored').answer()).rejects.toThrow()
      s3.onStored = () => {}
    } else nexa.kill('SIGKILL')
    await nexa.exited

    nexa = new NexaProcess({ env })
    await nexa.url()
    expect(await linus.get(path)).toEqual([kept])
    expect(storage.keys()).toHaveLength(kind === 'S3' ? 2 : 1)
    nexa.kill('SIGTERM')
    await nexa.exited
    storage.age()
    await withSql(databaseUrl, (sql) =>
      sql.query(`update attachments set created_at = created_at - interval '2 hours'
        where state = 'pending'`),
    )

    nexa = new NexaProcess({ env })
    await nexa.url()
    await waitUntil(() => storage.keys().length === 1 && storage.incoming().length === 0)
    expect(await linus.get(path)).toEqual([kept])
    expect(await (await linus.fetch('GET', kept.downloadUrl)).text()).toBe('kept')
    const rows = await withSql(databaseUrl, (sql) => sql.query('select state from attachments'))
    expect(rows.rows).toEqual([{ state: 'ready' }])
    await killProcesses()
    await storage.stop()
    await dropDatabase(databaseUrl)
  })
})
