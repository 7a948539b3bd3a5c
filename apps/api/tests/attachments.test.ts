import { afterAll, describe, expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { attach } from './support/attach'
import { BoardFollower } from './support/board-follower'
import { diskStorage, s3Storage } from './support/file-storages'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe.each([
  ['disk', diskStorage],
  ['S3', s3Storage],
] as const)('on %s', (_, openStorage) => {
  const storage = openStorage()
  const team = useTeam(undefined, () => ({ config: { files: storage.settings } }))
  afterAll(() => storage.stop())

  async function aTask() {
    const { tasks, project } = await aBoard(team().ada)
    return { task: tasks[0], project }
  }

  test('a member attaches a file, and a guest downloads exactly that', async () => {
    const { linus, edsger } = team()
    const { task } = await aTask()
    const content = crypto.getRandomValues(new Uint8Array(60_000))
    const attachment = await attach(linus, task.id, content, 'Zeichnung «1».bin')
    expect(attachment).toMatchObject({
      taskId: task.id,
      fileName: 'Zeichnung «1».bin',
      fileSize: 60_000,
      mimeType: 'application/octet-stream',
      uploadedById: linus.userId,
      uploadedBy: { name: 'Linus' },
      can: { delete: true },
    })
    const [listed] = await edsger.get(`/api/tasks/${task.id}/attachments`)
    expect(listed).toEqual({ ...attachment, can: { delete: false } })
    const response = await edsger.fetch('GET', attachment.downloadUrl)
    expect(response.status).toBe(200)
    expect(await response.bytes()).toEqual(content)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="Zeichnung _1_.bin"; filename*=UTF-8''Zeichnung%20%C2%AB1%C2%BB.bin`,
    )
  })

  test('an empty file is a file', async () => {
    const { linus } = team()
    const { task } = await aTask()
    const attachment = await attach(linus, task.id, '', 'empty.txt')
    expect(attachment).toMatchObject({ fileSize: 0, mimeType: 'text/plain' })
    const response = await linus.fetch('GET', attachment.downloadUrl)
    expect({ status: response.status, text: await response.text() }).toEqual({
      status: 200,
      text: '',
    })
  })

  test('an image is shown in the page; what could run scripts is only saved', async () => {
    const { linus } = team()
    const { task } = await aTask()
    const image = await attach(linus, task.id, png, 'dot.html')
    expect(image.mimeType).toBe('image/png')
    const shown = await linus.fetch('GET', image.downloadUrl)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('content-disposition')).toStartWith('inline; ')

    for (const [name, text] of [
      ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['b.html', '<!doctype html><script>alert(1)</script>'],
      ['c.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ] as const) {
      const attachment = await attach(linus, task.id, text, name)
      const saved = await linus.fetch('GET', attachment.downloadUrl)
      expect(saved.headers.get('content-disposition')).toStartWith('attachment; ')
      expect(saved.headers.get('content-type')).not.toMatch(/svg|html/)
    }
  })

  test('a download names no cache and, from here, lets nothing run', async () => {
    const { linus } = team()
    const { task } = await aTask()
    const { downloadUrl } = await attach(linus, task.id, 'Hello')
    const response = await fetch(linus.url + downloadUrl, {
      redirect: 'manual',
      headers: { Authorization: `Bearer ${linus.token}`, 'X-Workspace-Id': linus.workspaceId },
    })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    const isRedirect = storage.settings.s3 !== null
    expect(response.status).toBe(isRedirect ? 302 : 200)
    if (!isRedirect) return
    const address = new URL(response.headers.get('location') ?? '')
    expect(Number(address.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60)
    address.searchParams.set('response-content-disposition', 'inline')
    expect((await fetch(address)).status).toBe(403)
  })

  test('deleting takes the content along, and the board counts what is left', async () => {
    const { ada, linus, edsger } = team()
    const { task, project } = await aTask()
    const [first, second] = [
      await attach(linus, task.id, 'one'),
      await attach(linus, task.id, 'two'),
    ]
    expect((await ada.get(`/api/tasks/${task.id}`)).attachmentCount).toBe(2)
    await edsger.delete(`/api/attachments/${first.id}`).expect(403)
    await ada.delete(`/api/attachments/${first.id}`).expect(204)
    await ada.delete(`/api/attachments/${first.id}`).expect(404)
    await linus.get(first.downloadUrl).expect(404)
    expect((await ada.get(`/api/tasks/${task.id}`)).attachmentCount).toBe(1)
    await waitUntil(() => storage.keys().every((key) => !key.includes(first.id)))
    expect(storage.keys().filter((key) => key.includes(second.id))).toHaveLength(1)
    const { changes } = await ada.get(`/api/projects/${project.id}/changes?since=0`)
    const told = changes
      .slice(-3)
      .map(({ type, data }: { type: string; data: object }) => ({ type, ...data }))
    expect(told).toMatchObject([
      { type: 'attachment:created', attachmentId: first.id, attachment: null, attachmentCount: 1 },
      { type: 'attachment:created', attachment: { id: second.id }, attachmentCount: 1 },
      { type: 'attachment:deleted', attachmentId: first.id, taskId: task.id, attachmentCount: 1 },
    ])
    const [latest] = await ada.get(`/api/tasks/${task.id}/activity`)
    expect(latest).toMatchObject({ entityType: 'attachment', metadata: { fileName: 'notes.txt' } })
  })

  test('an open board counts along', async () => {
    const { linus, edsger } = team()
    const { task, project } = await aTask()
    const follower = await BoardFollower.open(edsger, project.id)
    const { id } = await attach(linus, task.id, 'one')
    await attach(linus, task.id, 'two')
    await follower.expectSynced()
    await linus.delete(`/api/attachments/${id}`)
    await follower.expectSynced()
    expect(follower.reloads).toBe(0)
    follower.close()
  })

  test('whoever attached a file may delete it without other rights', async () => {
    const { ada, grace } = team()
    const { task } = await aTask()
    const own = await attach(grace, task.id, 'mine')
    const { workspaceId } = ada
    const toRole = (role: string) =>
      ada.patch(`/api/workspaces/${workspaceId}/members/${grace.userId}`, { role })
    await toRole('guest')
    try {
      await attach(grace, task.id, 'another').expect(403)
      expect(await grace.get(`/api/tasks/${task.id}/attachments`)).toMatchObject([
        { can: { delete: true } },
      ])
      await grace.delete(`/api/attachments/${own.id}`).expect(204)
    } finally {
      await toRole('pm')
    }
  })

  test('one key attaches one file, however often it is sent', async () => {
    const { linus } = team()
    const { task } = await aTask()
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const send = (content: string, name?: string) => attach(linus, task.id, content, name, headers)
    const both = await Promise.all([send('Hello'), send('Hello')])
    const again = await send('Hello')
    expect(both).toEqual([again, again])
    await send('Hullo').expect(422)
    await send('Hello', 'another.txt').expect(422)
    expect(await linus.get(`/api/tasks/${task.id}/attachments`)).toEqual([again])
    await waitUntil(() => keysOf(task.id).length === 1)
    expect(storage.incoming()).toEqual([])
  })

  test('a deletion can be sent again under its key', async () => {
    const { linus } = team()
    const { task } = await aTask()
    const { id } = await attach(linus, task.id, 'Hello')
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const path = `/api/attachments/${id}`
    await linus.delete(path, headers).expect(204)
    await linus.delete(path, headers).expect(204)
    await linus.delete(path).expect(404)
    await waitUntil(() => keysOf(task.id).length === 0)
  })

  test('a file over the limit is refused, whole or in pieces, and leaves nothing', async () => {
    const { linus } = team()
    const { task } = await aTask()
    const { maxUploadBytes } = storage.settings
    await attach(linus, task.id, new Uint8Array(maxUploadBytes))
    await attach(linus, task.id, new Uint8Array(maxUploadBytes + 1)).expect(413)
    await attach(linus, task.id, new Uint8Array(maxUploadBytes * 3)).expect(413)
    expect(await linus.get(`/api/tasks/${task.id}/attachments`)).toHaveLength(1)
    expect(keysOf(task.id)).toHaveLength(1)
    expect(storage.incoming()).toEqual([])
  })

  test('a list has pages', async () => {
    const { linus } = team()
    const { task } = await aTask()
    const names = ['1', '2', '3', '4', '5']
    for (const name of names) await attach(linus, task.id, name, name)
    const path = `/api/tasks/${task.id}/attachments?limit=2`
    const read: string[] = []
    for (let cursor = ''; ; ) {
      const { data, meta } = await linus.get(path + cursor).answer()
      read.push(...data.map(({ fileName }: { fileName: string }) => fileName))
      if (!meta.nextCursor) break
      cursor = `&cursor=${meta.nextCursor}`
    }
    expect(read).toEqual(names)
  })

  const keysOf = (taskId: string) => storage.keys().filter((key) => key.includes(taskId))
})
