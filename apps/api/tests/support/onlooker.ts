import type { PresenceState, PresentUser } from '@nexa/shared/socket'
import type { Client } from './client'
import { SocketClient } from './socket-client'
import { waitUntil } from './wait-until'

/** Somebody in a project's room, and everything they were told of who is there. */
export class Onlooker {
  /** The first one came with the subscription. */
  readonly lists: PresentUser[][] = []
  isPartial = false

  private constructor(
    readonly socket: SocketClient,
    readonly room: string,
  ) {
    socket.onFrame = (frame) => {
      if ('seq' in frame) return
      if (frame.type === 'subscribed') this.lists.push(frame.presence)
      if (frame.type !== 'presence') return
      if (frame.room !== room) throw new Error(`Told of ${frame.room}`)
      this.lists.push(frame.users)
      this.isPartial = frame.partial === true
    }
  }

  static async enter(client: Client, room: string): Promise<Onlooker> {
    const onlooker = new Onlooker(await SocketClient.connect(client), room)
    await onlooker.socket.subscribe(room)
    return onlooker
  }

  tell(state: PresenceState): void {
    this.socket.send({ type: 'presence', room: this.room, state })
  }

  /** Waits until exactly these are there, looking at that. */
  async sees(...people: [Client, PresenceState][]): Promise<void> {
    const expected = JSON.stringify(
      sorted(people.map(([{ userId }, state]) => ({ userId, state }))),
    )
    const found = () => JSON.stringify(sorted(this.lists.at(-1) ?? []))
    await waitUntil(() => found() === expected).catch(() => {
      throw new Error(`Saw ${found()} instead of ${expected}`)
    })
  }

  close(): void {
    this.socket.close()
  }
}

const sorted = (users: PresentUser[]) =>
  users.toSorted((one, other) => one.userId.localeCompare(other.userId))
