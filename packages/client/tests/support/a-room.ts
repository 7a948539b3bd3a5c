import { jest } from 'bun:test'
import { FollowedRoom, type Position } from '@nexa/client/followed-room'
import type { Event } from '@nexa/shared/event'
import type { PresentUser } from '@nexa/shared/socket'

export const epoch = '019a0000-0000-7000-8000-000000000900'
export const newEpoch = '019a0000-0000-7000-8000-000000000901'
export const userId = '019a0000-0000-7000-8000-000000000002'
export const name = 'project:019a0000-0000-7000-8000-000000000001'
export const patienceMs = 200
/** No first pause after a failure is longer. */
export const firstPauseMs = 500

export const event = (seq: number, changes: { epoch?: string; reload?: boolean } = {}): Event => ({
  type: 'member:updated',
  room: name,
  epoch,
  seq,
  id: userId,
  at: '2026-03-01T09:00:00.000Z',
  userId,
  mutationId: null,
  workspaceId: '019a0000-0000-7000-8000-000000000003',
  projectId: null,
  fields: [],
  reload: false,
  data: { userId, member: null },
  ...changes,
})

export const changesOf = (changes: Event[]) => ({
  epoch,
  head: changes.at(-1)?.seq ?? 5,
  changes,
  reload: false,
  presence: [],
})

/** A room, at 5 unless told, with what it was told and what it asked for. A reload stays open until it is answered. */
export function aRoom(since: Position | null = { epoch, seq: 5 }) {
  const seen: number[] = []
  const asked: (Position | null)[] = []
  const ends: string[] = []
  const present: [readonly PresentUser[], boolean][] = []
  const reloads: PromiseWithResolvers<Position | null>[] = []
  const listener = {
    onEvent: ({ seq }: Event) => seen.push(seq),
    onReload: () => {
      const reload = Promise.withResolvers<Position | null>()
      reloads.push(reload)
      return reload.promise
    },
    onPresence: (users: readonly PresentUser[], isPartial: boolean) => {
      present.push([users, isPartial])
    },
    onEnd: (reason: string) => ends.push(reason),
  }
  const room = new FollowedRoom(name, since, listener, (since) => asked.push(since))
  const take = (...numbers: number[]) => {
    for (const seq of numbers) room.take(event(seq))
  }
  const admit = (...numbers: number[]) =>
    room.admit(changesOf(numbers.map((number) => event(number))))
  return { room, take, admit, seen, asked, ends, present, reloads }
}

/** What follows from a promise has happened when this resolves: it takes no time, only turns. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

export const wait = (ms: number) => jest.advanceTimersByTime(ms)
