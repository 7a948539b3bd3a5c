import type { ControlFrame, PresenceState, PresentUser } from '@nexa/shared/socket'
import type { PresenceStore, StoredRoom, Told } from '../bus/presence-store'
import { type Socket, sendFrame } from './connection'
import type { Publish } from './topics'

export type PresenceTimes = {
  /** How long somebody stays who left: as long as a page takes to load again. */
  lingerMs: number
  /** Changes within this are sent as one. */
  coalesceMs: number
}

export type PresenceRoomOptions = {
  store: PresenceStore
  publish: Publish
  times: PresenceTimes
  onEmpty: () => void
}

/** A user, however many sockets they are here by. `left`: what one told that is gone, until the timer ends. */
type Person = {
  seats: Map<Socket, Told>
  left: Told | null
  timer: Timer | null
  /** What the store knows of them. */
  stored: Told | null
}
type PresenceFrame = Extract<ControlFrame, { type: 'presence' }>

const nothing: Told = { state: null, at: 0 }

/** Who is in a project's room, as the sockets of this instance are told. */
export class PresenceRoom {
  /** Whose they are; null: of a program or of who is unseen, which hears who is there and is not there itself. */
  private readonly sockets = new Map<Socket, string | null>()
  private readonly people = new Map<string, Person>()
  private readonly stored: StoredRoom
  /** A hash of what each newcomer was given on entering, until the next telling. */
  private readonly given = new Map<Socket, number | bigint>()
  /** What everybody was told last. */
  private told: string | null = null
  private telling: Timer | null = null
  private lastAt = 0

  constructor(
    private readonly room: string,
    private readonly options: PresenceRoomOptions,
  ) {
    const projectId = room.slice('project:'.length)
    this.stored = options.store.open(projectId, () => this.tellSoon())
  }

  enter(socket: Socket, asUserId: string | null): PresentUser[] {
    const userId = this.sockets.get(socket) ?? asUserId
    this.sockets.set(socket, userId)
    if (userId !== null) {
      const person = this.people.get(userId) ?? newPerson()
      this.people.set(userId, person)
      if (!person.seats.has(socket)) person.seats.set(socket, nothing)
      this.update(userId)
    }
    const { users } = this.stored.list()
    const given = JSON.stringify(this.frameOf(users))
    this.given.set(socket, Bun.hash(given))
    this.told ??= given
    this.tellSoon()
    return users
  }

  /** false: nobody is here by this socket. */
  tell(socket: Socket, state: PresenceState): boolean {
    const { userId, person } = this.whose(socket)
    if (!person) return false
    // Two frames of the same millisecond have an order, too.
    this.lastAt = Math.max(Date.now(), this.lastAt + 1)
    person.seats.set(socket, { state, at: this.lastAt })
    this.update(userId)
    return true
  }

  leave(socket: Socket): void {
    const { userId, person } = this.whose(socket)
    this.forget(socket)
    const told = person?.seats.get(socket)
    if (person && told) {
      person.seats.delete(socket)
      person.left = latest([told, ...(person.left ? [person.left] : [])])
      if (person.timer) clearTimeout(person.timer)
      person.timer = setTimeout(() => this.endLingering(userId), this.options.times.lingerMs)
    }
    this.closeIfEmpty()
  }

  /** Somebody who may not be here any more. */
  expel(socket: Socket): void {
    const { userId, person } = this.whose(socket)
    this.forget(socket)
    person?.seats.delete(socket)
    this.endLingering(userId)
  }

  stop(): void {
    if (this.telling) clearTimeout(this.telling)
    for (const { timer } of this.people.values()) if (timer) clearTimeout(timer)
  }

  private whose(socket: Socket) {
    const userId = this.sockets.get(socket) ?? ''
    return { userId, person: this.people.get(userId) }
  }

  private forget(socket: Socket): void {
    this.sockets.delete(socket)
    this.given.delete(socket)
  }

  private endLingering(userId: string): void {
    const person = this.people.get(userId)
    if (person) {
      if (person.timer) clearTimeout(person.timer)
      person.left = null
      person.timer = null
    }
    this.update(userId)
    this.closeIfEmpty()
  }

  private update(userId: string): void {
    const person = this.people.get(userId)
    if (!person) return
    const told = [...person.seats.values(), ...(person.left ? [person.left] : [])]
    if (told.length === 0) {
      this.people.delete(userId)
      this.stored.remove(userId)
      return
    }
    const before = person.stored
    person.stored = latest(told)
    if (person.stored !== before) this.stored.set(userId, person.stored)
  }

  private closeIfEmpty(): void {
    if (this.sockets.size > 0 || this.people.size > 0) return
    this.stop()
    this.stored.close()
    this.options.onEmpty()
  }

  private tellSoon(): void {
    this.telling ??= setTimeout(() => this.tellNow(), this.options.times.coalesceMs)
  }

  private tellNow(): void {
    this.telling = null
    const { users, isPartial } = this.stored.list()
    const frame = this.frameOf(users, isPartial)
    const text = JSON.stringify(frame)
    if (text !== this.told) this.options.publish(frame)
    // Somebody entered while it was different for a moment that nobody else is told of.
    else for (const socket of this.newcomersWithout(text)) sendFrame(socket, frame)
    this.told = text
    this.given.clear()
  }

  private newcomersWithout(text: string): Socket[] {
    const known = Bun.hash(text)
    return [...this.given].filter(([, given]) => given !== known).map(([socket]) => socket)
  }

  private frameOf(users: PresentUser[], isPartial = false): PresenceFrame {
    return { type: 'presence', room: this.room, users, ...(isPartial && { partial: true }) }
  }
}

const newPerson = (): Person => ({ seats: new Map(), left: null, timer: null, stored: null })

const latest = (all: readonly Told[]): Told =>
  all.reduce((one, other) => (other.at > one.at ? other : one), nothing)
