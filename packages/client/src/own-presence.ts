import type { ClientFrame, PresenceState } from '@nexa/shared/socket'

/** What a page tells of itself, room by room: sent as soon as it is in the room, and after each reconnect. */
export class OwnPresence {
  private readonly states = new Map<string, PresenceState>()
  private readonly entered = new Set<string>()

  constructor(private readonly send: (frame: ClientFrame) => void) {}

  present(room: string, state: PresenceState): void {
    this.states.set(room, state)
    if (this.entered.has(room)) this.send({ type: 'presence', room, state })
  }

  /** The server says that this connection is in the room. */
  enter(room: string): void {
    if (this.entered.has(room)) return
    this.entered.add(room)
    const state = this.states.get(room)
    if (state !== undefined) this.send({ type: 'presence', room, state })
  }

  leave(room: string): void {
    this.states.delete(room)
    this.entered.delete(room)
  }

  /** A new connection is in no room yet. */
  reconnect(): void {
    this.entered.clear()
  }
}
