import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ApiError } from '@nexa/client/api-error'
import { askDatabase } from '../../apps/api/tests/support/ask-database'
import type { Fault } from '../fault'
import { makeSmallDisk, type SmallDisk } from '../world/small-disk'
import type { World } from '../world/world'
import { makeQuietProject } from './quiet-project'

const fileBytes = 200_000
const uploads = 10
const wantedRate = 0.99

const disks = new WeakMap<World, { disk: SmallDisk; usual: Record<string, string> }>()

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))

/** Nothing of a refused upload stays: no file, and no row that waits for one. */
async function expectNothingLeft({ postgres }: World, disk: SmallDisk, stored: number) {
  const files = filesIn(path.join(disk.folder, 'attachments'))
  if (files.length !== stored) throw new Error(`${stored} uploads left ${files.length} files`)
  const query = `select count(*)::int as count from attachments where state = 'pending'`
  const [row] = await askDatabase(postgres.url, query)
  if (row?.count !== 0) throw new Error(`${row?.count} rows wait for a file that will not come`)
}

export const fullDisk: Fault = {
  name: 'full-disk',
  about:
    'The disk for uploads is full: they are refused, all else goes on, and nothing stays behind',
  async run(world) {
    const { instances, workload } = world
    const [instance] = instances
    const usual = instance.env
    const disk = makeSmallDisk(path.join(world.folder, 'small-disk'), instance)
    disks.set(world, { disk, usual })
    world.onClose(disk.remove)
    await instance.restart({ env: { ...usual, NEXA_DATA_DIR: disk.folder } })
    const { tenant, addTask } = await makeQuietProject(world)
    const params = { id: await addTask() }
    const client = workload.client(tenant, tenant.owner, instance, 0)
    const content = crypto.getRandomValues(new Uint8Array(65_536))
    const upload = () => {
      const file = new File(Array(Math.ceil(fileBytes / content.length)).fill(content), 'a file')
      return client.uploadAttachment({ params, file })
    }
    await upload()
    await disk.fill()
    const start = performance.now()
    for (let number = 0; number < uploads; number += 1) await expectRefused(upload())
    const rate = workload.attempts.successRate(start)
    if (rate < wantedRate) throw new Error(`Others fail: ${workload.attempts.failures(start)}`)
    await expectNothingLeft(world, disk, 1)
    await disk.free()
    const { data } = await upload()
    const stored = await client.downloadAttachment({ params: { id: data.id } })
    if (stored.data.size !== data.fileSize) throw new Error('A file is shorter than it was')
    return { how: disk.how, 'uploads refused': uploads }
  },
  async leave(world) {
    const changed = disks.get(world)
    if (!changed) return
    await world.instances[0].restart({ env: changed.usual, before: [] })
    changed.disk.remove()
  },
}

async function expectRefused(upload: Promise<unknown>): Promise<void> {
  const error = await upload.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof ApiError && error.code === 'UNAVAILABLE') return
  throw new Error(`With a full disk an upload led to ${error}`)
}
