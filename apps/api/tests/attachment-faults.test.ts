import { afterAll, afterEach, expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { attach } from './support/attach'
import { s3Storage } from './support/file-storages'
import { killProcesses, NexaProcess } from './support/nexa-process'
import { type Fault, StrictS3, s3Error } from './support/strict-s3'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const s3 = new StrictS3()
const storage = s3Storage(s3)
const settings = { ...storage.settings, s3: { ...s3.settings, putDeadlineMs: 2_500 } }
const team = useTeam(undefined, () => ({ config: { files: settings } }))
afterAll(() => s3.stop())
afterEach(async () => {
  s3.fault = () => null
  await killProcesses()
})

async function aTask() {
  const { ada, linus } = team()
  const { tasks } = await aBoard(ada)
  return { linus, task: tasks[0], path: `/api/tasks/${tasks[0].id}/attachments` }
}

const rowsOf = async (taskId: string) =>
  withSql(team().databaseUrl, async (sql) => {
    const { rows } = await sql.query('select state from attachments where task_id = $1', [taskId])
    return rows
  })

const onPut =
  (fault: Fault): Fault =>
  (request, url) =>
    request.method === 'PUT' ? fault(request, url) : null

test.each<[string, Fault]>([
  ['answers 500', () => s3Error(500, 'InternalError')],
  ['says it is too busy', () => s3Error(503, 'SlowDown')],
  ['knows no such key', () => s3Error(403, 'InvalidAccessKeyId')],
  ['has no such bucket', () => s3Error(404, 'NoSuchBucket')],
  ['does not answer', () => new Promise(() => {})],
  ['answers nonsense', () => new Response('<html>', { status: 502 })],
])('an S3 server that %s puts an upload off and nothing stays', async (_, fault) => {
  const { linus, task, path } = await aTask()
  s3.fault = onPut(fault)
  const error = await attach(linus, task.id, 'Hello').expect(503)
  expect(error).toMatchObject({ code: 'UNAVAILABLE' })
  expect(await rowsOf(task.id)).toEqual([])
  expect(storage.incoming()).toEqual([])
  s3.fault = () => null
  await attach(linus, task.id, 'Hello')
  expect(await linus.get(path)).toHaveLength(1)
})

test('a failure that passes is not seen', async () => {
  const { linus, task } = await aTask()
  let failures = 0
  s3.fault = onPut(() => {
    failures += 1
    return failures <= 2 ? s3Error(500, 'InternalError') : null
  })
  const { downloadUrl } = await attach(linus, task.id, 'Hello')
  expect(failures).toBe(3)
  expect(await (await linus.fetch('GET', downloadUrl)).text()).toBe('Hello')
})

test('a refused upload can be sent again under its key', async () => {
  const { linus, task, path } = await aTask()
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  s3.fault = onPut(() => s3Error(403, 'AccessDenied'))
  await attach(linus, task.id, 'Hello', 'a.txt', headers).expect(503)
  s3.fault = () => null
  const attachment = await attach(linus, task.id, 'Hello', 'a.txt', headers)
  expect(await linus.get(path)).toEqual([attachment])
})

test('a task that goes away while its file is being stored takes it along', async () => {
  const { linus, task } = await aTask()
  const { ada } = team()
  const deleted = Promise.withResolvers<null>()
  const reached = Promise.withResolvers<void>()
  s3.fault = onPut(() => {
    reached.resolve()
    return deleted.promise
  })
  const upload = attach(linus, task.id, 'Hello').expect(404)
  await Promise.all([
    upload,
    reached.promise
      .then(() => ada.delete(`/api/tasks/${task.id}`))
      .then(() => deleted.resolve(null)),
  ])
  await waitUntil(() => storage.keys().every((key) => !key.includes(task.id)))
})

test('without its storage Nexa says so and stays in service', async () => {
  const { linus, task } = await aTask()
  const { downloadUrl } = await attach(linus, task.id, 'Hello')
  s3.fault = () => s3Error(500, 'InternalError')
  let health = await linus.get('/health/ready')
  // What was found a moment ago is not asked for again at once.
  await waitUntil(async () => {
    health = await linus.get('/health/ready')
    return health.checks.storage === 'unavailable'
  })
  expect(health).toMatchObject({ status: 'ok', checks: { database: 'ok' } })
  await linus.delete(downloadUrl.replace('/download', '')).expect(204)
})

test.each([
  [{ STORAGE: 's3', S3_BUCKET: 'files' }, 'STORAGE=s3 needs S3_BUCKET, AWS_ACCESS_KEY_ID and'],
  [{ STORAGE: 'ftp' }, 'STORAGE: '],
  [{ S3_ENDPOINT: 'storage.example.com' }, 'S3_ENDPOINT: '],
  [{ MAX_UPLOAD_BYTES: '50MB' }, 'MAX_UPLOAD_BYTES: '],
])('a start with %j says what is wrong', async (env, message) => {
  const nexa = new NexaProcess({ env })
  expect(await nexa.exited).toBe(1)
  expect(nexa.output).toContain(message)
})
