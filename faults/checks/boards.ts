import type { Board } from '@nexa/shared/board'
import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { deadlines } from '../deadlines'
import type { LiveReader } from '../workload/live-reader'
import type { ApiInstance } from '../world/api-instance'
import type { World } from '../world/world'

const sinceMs = (start: number) => Math.round(performance.now() - start)

/** A fresh read of each project, by its id. */
async function readBoards({ tenants, workload }: World, at: ApiInstance) {
  const boards = new Map<string, Board>()
  for (const tenant of tenants) {
    const client = workload.client(tenant, tenant.owner, at)
    for (const id of tenant.projectIds) {
      boards.set(id, (await client.getBoard({ params: { id } })).data)
    }
  }
  return boards
}

const namesOf = (readers: readonly LiveReader[]) =>
  readers.length === 0 ? '' : `${readers.length}, first ${readers[0]?.name}`

/** Waits until open boards have come to where a fresh read is now. Returns how long that took. */
export async function boardsReach(
  world: World,
  deadlineMs: number,
  isMeant: (reader: LiveReader) => boolean = () => true,
): Promise<number> {
  const start = performance.now()
  const fresh = await readBoards(world, world.instances[1])
  const readers = world.workload.readers.filter(isMeant)
  const behind = () =>
    readers.filter(({ head, options }) => head < (fresh.get(options.projectId)?.head ?? 0))
  await waitUntil(() => behind().length === 0, deadlineMs).catch(() => {
    throw new Error(`Open boards are behind after ${deadlineMs} ms: ${namesOf(behind())}`)
  })
  return sinceMs(start)
}

/**
 * Without a bus: what was written last comes to every board in time. For that the writers rest a moment: each
 * write an instance makes itself tells its rooms of all that went before.
 */
export async function lastWritesReach(
  world: World,
  isMeant?: (reader: LiveReader) => boolean,
): Promise<number> {
  await world.workload.pause()
  const reachedMs = await boardsReach(world, deadlines.withoutBusMs, isMeant)
  world.workload.start()
  return reachedMs
}

/** With nobody writing: every open board equals a fresh read, and both instances read the same. */
export async function boardsEqual(world: World, deadlineMs: number): Promise<number> {
  const start = performance.now()
  const [first, second] = await Promise.all(world.instances.map((one) => readBoards(world, one)))
  if (!first || !Bun.deepEquals(first, second))
    throw new Error('The instances read different boards')
  const different = () =>
    world.workload.readers.filter((reader) => {
      const board = first.get(reader.options.projectId)
      return !board || !reader.equals(board)
    })
  await waitUntil(() => different().length === 0, deadlineMs).catch(() => {
    throw new Error(`Open boards differ from a fresh read: ${namesOf(different())}`)
  })
  return sinceMs(start)
}

/** Each board loads again only because the server told it to. */
export function untoldReloads({ workload, tenants, watch }: World): string[] {
  const people = tenants.flatMap(({ owner, member, guest }) => [owner, member, guest])
  return people.flatMap(({ userId, role }) => {
    const own = workload.readers.filter(({ options }) => options.person.userId === userId)
    const reloads = own.reduce((sum, reader) => sum + reader.reloads, 0)
    const told = watch.toldReloads(userId)
    return reloads > told ? [`Boards of a ${role} loaded again ${reloads} times, told ${told}`] : []
  })
}

export const endedReaders = ({ workload }: World): string[] =>
  workload.readers.flatMap(({ ended, name }) => (ended === null ? [] : [`${name} ended: ${ended}`]))
