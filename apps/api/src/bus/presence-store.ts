import type { PresenceState, PresentUser } from '@nexa/shared/socket'

/** What a user told of where they are. `at`: milliseconds since 1970; 0: nothing yet. */
export type Told = { state: PresenceState; at: number }

/** `isPartial`: other instances can't be asked, so somebody may be missing. */
export type PresenceList = { users: PresentUser[]; isPartial: boolean }

/** A project's room as one instance has it open. Nothing in here waits or fails. */
export type StoredRoom = {
  set: (userId: string, told: Told) => void
  remove: (userId: string) => void
  /** Everybody in the room, on whatever instance, as far as it is known by now. */
  list: () => PresenceList
  /** Whoever this instance has in the room is gone. */
  close: () => void
}

/** Who is where, as one instance tells it and hears it of the others. */
export type PresenceStore = {
  /** Once at a time for each project. `onChange`: the list may be another one now. */
  open: (projectId: string, onChange: () => void) => StoredRoom
  /** Whoever this instance has in any room is gone. */
  stop: () => Promise<void>
}

/** One entry for each user, however many told something, in an order that is the same everywhere. */
export function mergeUsers(entries: Iterable<readonly [string, Told]>): PresentUser[] {
  const latest = new Map<string, Told>()
  for (const [userId, told] of entries) {
    const other = latest.get(userId)
    if (!other || other.at < told.at) latest.set(userId, told)
  }
  return [...latest]
    .map(([userId, { state }]) => ({ userId, state }))
    .sort((one, other) => (one.userId < other.userId ? -1 : 1))
}
