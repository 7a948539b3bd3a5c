import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { attach } from './support/attach'
import type { Client } from './support/client'
import { diskStorage } from './support/file-storages'
import { filePart, lastBoundary, part, RawUpload } from './support/raw-upload'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const storage = diskStorage()
const team = useTeam(undefined, () => ({ config: { files: storage.settings } }))

async function aTask() {
  const { linus, ada } = team()
  const { tasks } = await aBoard(ada)
  return { linus, path: `/api/tasks/${tasks[0].id}/attachments` }
}

async function wholeForm(person: Client, path: string, body: string): Promise<RawUpload> {
  const upload = await RawUpload.open(person, path, [`Content-Length: ${Buffer.byteLength(body)}`])
  upload.send(body)
  return upload
}

async function nothingIsLeft() {
  await waitUntil(() => storage.incoming().length === 0)
  const rows = await withSql(team().databaseUrl, (sql) => sql.query('select 1 from attachments'))
  expect({ rows: rows.rowCount, keys: storage.keys() }).toEqual({ rows: 0, keys: [] })
}

const field = part('Content-Disposition: form-data; name="note"', 'Hello')
const named = (disposition: string) => part(`Content-Disposition: ${disposition}`, 'Hello')

test.each([
  ['nothing at all', ''],
  ['no part', lastBoundary],
  ['no file', field + lastBoundary],
  ['two files', filePart('one') + filePart('two') + lastBoundary],
  ['a field before the file', field + filePart('Hello') + lastBoundary],
  ['a field behind the file', filePart('Hello') + field + lastBoundary],
  ['another field', named('form-data; name="files"; filename="a"') + lastBoundary],
  ['a field without a name', named('form-data; filename="a"') + lastBoundary],
  ['a field with an empty name', named('form-data; name=""; filename="a"') + lastBoundary],
  ['no file name', named('form-data; name="file"') + lastBoundary],
  ['an empty file name', named('form-data; name="file"; filename=""') + lastBoundary],
  ['no disposition', part('Content-Type: text/plain', 'Hello') + lastBoundary],
  ['another disposition', named('attachment; name="file"; filename="a"') + lastBoundary],
  ['no headers', part('', 'Hello') + lastBoundary],
  ['endless headers', part(`X-Long: ${'x'.repeat(200_000)}`, 'Hello') + lastBoundary],
  ['no end', filePart('Hello')],
  ['an end within the boundary', `${filePart('Hello')}--ed`],
  ['an end within the headers', '--edge\r\nContent-Disposition: form-data; na'],
  ['another boundary', filePart('Hello').replaceAll('edge', 'ledge')],
  ['garbage', '\u0000\r\n--\r\n\r\n'.repeat(1_000)],
])('a form with %s is refused and leaves nothing', async (_, body) => {
  const { linus, path } = await aTask()
  const upload = await wholeForm(linus, path, body)
  expect(await upload.status()).toBe(400)
  await nothingIsLeft()
})

test('only a form is taken', async () => {
  const { linus, path } = await aTask()
  await linus.post(path, { file: 'Hello' }).expect(415)
  await linus.call('POST', path, 'Hello', { 'Content-Type': 'multipart/form-data' }).expect(400)
  await nothingIsLeft()
})

test('what goes on past the limit without saying so first is refused', async () => {
  const { linus, path } = await aTask()
  const upload = await RawUpload.open(linus, path, ['Transfer-Encoding: chunked'])
  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
  upload.send(chunk(filePart('').slice(0, -2)))
  const piece = chunk('x'.repeat(60_000))
  for (let sent = 0; sent <= storage.settings.maxUploadBytes; sent += 60_000) upload.send(piece)
  expect(await upload.status()).toBe(413)
  await nothingIsLeft()
})

test('an upload is not over before its form is', async () => {
  const { linus, path } = await aTask()
  const body = filePart('Hello') + field + lastBoundary
  const upload = await RawUpload.open(linus, path, [`Content-Length: ${body.length}`])
  upload.send(body.slice(0, -20))
  await waitUntil(() => storage.incoming().length === 1)
  upload.send(body.slice(-20))
  expect(await upload.status()).toBe(400)
  await nothingIsLeft()
})

test('who goes away midway leaves nothing', async () => {
  const { linus, path } = await aTask()
  const upload = await RawUpload.open(linus, path, ['Content-Length: 2000000'])
  upload.send(filePart('x'.repeat(500_000)))
  await waitUntil(() => storage.incoming().length === 1)
  upload.abandon()
  await nothingIsLeft()
  expect(await linus.get(path)).toEqual([])
})

test('slow uploads, however many, keep nobody else waiting', async () => {
  const { linus, path } = await aTask()
  const body = filePart('Hello') + lastBoundary
  const slow = await Promise.all(
    Array.from({ length: 30 }, () =>
      RawUpload.open(linus, path, [`Content-Length: ${body.length}`]),
    ),
  )
  for (const upload of slow) upload.send(body.slice(0, -15))
  await waitUntil(() => storage.incoming().length === 30)
  const busy = await withSql(team().databaseUrl, (sql) =>
    sql.query(`select 1 from pg_stat_activity where datname = current_database()
      and state <> 'idle' and pid <> pg_backend_pid()`),
  )
  expect(busy.rowCount).toBe(0)
  expect(await linus.get(path)).toEqual([])
  for (const upload of slow) upload.send(body.slice(-15))
  expect(await Promise.all(slow.map((upload) => upload.status()))).toEqual(Array(30).fill(201))
  expect(await linus.get(path)).toHaveLength(30)
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['/', 'file'],
  ['..', 'file'],
  ['a\u0000b.txt', 'ab.txt'],
  ['<img src=x onerror=alert(1)>.png', '<img src=x onerror=alert(1)>.png'],
  ['a"; filename="b.html', 'a%22; filename=%22b.html'],
  ['Cafe\u0301.txt', 'Café.txt'],
  ['報告書🎉.pdf', '報告書🎉.pdf'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['a\r\nSet-Cookie: x=1.txt', 'a%0D%0ASet-Cookie: x=1.txt'],
  [`${'n'.repeat(300)}.tar`, `${'n'.repeat(251)}.tar`],
  ['🎉'.repeat(200), '🎉'.repeat(127)],
])('the name %j is kept as %j', async (given, kept) => {
  const { linus, ada } = team()
  const { tasks } = await aBoard(ada)
  const { fileName, downloadUrl } = await attach(linus, tasks[0].id, 'Hello', given)
  expect(fileName).toBe(kept)
  const response = await linus.fetch('GET', downloadUrl)
  const disposition = response.headers.get('content-disposition') ?? ''
  const exact = /filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? ''
  expect(decodeURIComponent(exact)).toBe(kept)
  expect(disposition).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.%~-]+$/)
  expect(response.headers.has('set-cookie')).toBe(false)
})

test.each([
  ['%PDF-1.7\n', 'application/pdf'],
  ['PK\u0003\u0004 and no more', 'application/zip'],
  ['Grüße', 'text/plain'],
  ['a,b\r\n1,2\r\n', 'text/plain'],
  ['a\u0007bell', 'application/octet-stream'],
  ['\u00ff', 'text/plain'],
])('%j is %s', async (text, mimeType) => {
  const { linus, ada } = team()
  const { tasks } = await aBoard(ada)
  expect(await attach(linus, tasks[0].id, text, 'a.png')).toMatchObject({ mimeType })
})

test('long text is text, wherever its start is cut off to look at it', async () => {
  const { linus, ada } = team()
  const { tasks } = await aBoard(ada)
  for (const before of ['', 'a']) {
    const text = before + 'ü'.repeat(40_000)
    expect(await attach(linus, tasks[0].id, text)).toMatchObject({ mimeType: 'text/plain' })
  }
})

test('text that is cut in the middle of a letter is no text', async () => {
  const { linus, ada } = team()
  const { tasks } = await aBoard(ada)
  const cut = new TextEncoder().encode('Grüße').slice(0, 3)
  expect(await attach(linus, tasks[0].id, cut)).toMatchObject({
    mimeType: 'application/octet-stream',
  })
})
