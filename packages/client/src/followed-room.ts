import type { Event, StreamEvent } from '@nexa/shared/event'

/** A point in a room's stream of events. */
export type Position = { epoch: string; seq: number }

export type RoomListener = {
  /** The next event, each once and in order. Those that are hidden from you are left out. */
  onEvent: (event: Event) => void
  /** Too much was missed: load the room's content again and say where it stands. */
  onReload: () => Promise<Position>
  /** The server ended it: the room is gone or no longer yours. */
  onEnd?: (reason: string) => void
}

/** How long an event may be overtaken before what lies between is asked for. */
const patienceMs = 200

/** One room as the client has applied it. `resume` asks the server for what comes after a position. */
export class FollowedRoom {
  private timer: ReturnType<typeof setTimeout> | undefined
  private isReloading = false

  constructor(
    readonly name: string,
    private position: Position,
    private readonly listener: RoomListener,
    private readonly resume: (room: string, since: Position) => void,
  ) {}

  get since(): Position {
    return this.position
  }

  take(event: StreamEvent): void {
    if (this.isReloading) return
    const { epoch, seq } = this.position
    if (event.epoch !== epoch || event.seq > seq + 1) this.expectResume()
    else if (event.seq === seq + 1) this.apply(event)
  }

  private apply(event: StreamEvent): void {
    if (event.type === 'hidden') {
      this.position = { epoch: event.epoch, seq: event.seq }
      return
    }
    // Not passed before the reload succeeds: when it fails, the server has to tell of it again.
    if (event.reload) {
      void this.reload()
      return
    }
    this.position = { epoch: event.epoch, seq: event.seq }
    this.listener.onEvent(event)
  }

  /** The server's answer to `resume`. */
  admit(answer: { changes: readonly StreamEvent[]; reload: boolean }): void {
    this.stopWaiting()
    if (answer.reload) void this.reload()
    else for (const event of answer.changes) this.take(event)
  }

  /** A heartbeat told how far the room is. */
  compare(head: number): void {
    if (head > this.position.seq && !this.isReloading) this.expectResume()
  }

  end(reason: string): void {
    this.stopWaiting()
    this.listener.onEnd?.(reason)
  }

  stopWaiting(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private expectResume(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.resume(this.name, this.position)
    }, patienceMs)
  }

  private async reload(): Promise<void> {
    if (this.isReloading) return
    this.isReloading = true
    try {
      this.position = await this.listener.onReload()
      this.resume(this.name, this.position)
    } catch {
      // Most likely for want of a network. Asked to resume, the server will say again that it takes a reload.
      this.expectResume()
    } finally {
      this.isReloading = false
    }
  }
}
