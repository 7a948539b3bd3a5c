import type { Event, StreamEvent } from '@nexa/shared/event'
import type { PresentUser } from '@nexa/shared/socket'
import { backoffMs } from './backoff'

/** A point in a room's stream of events. */
export type Position = { epoch: string; seq: number }

export type RoomListener = {
  /** Others are not shown that this page's user is in the room. */
  isUnseen?: boolean
  /** The next event, each once and in order. Those that are hidden from you are left out. */
  onEvent: (event: Event) => void
  /**
   * Too much was missed: load the room's content again and say where it stands. null: the content does not
   * tell; the room then goes on from where it was before that load.
   */
  onReload: () => Promise<Position | null>
  /** Everybody who is in the room. `isPartial`: somebody may be missing. */
  onPresence?: (users: readonly PresentUser[], isPartial: boolean) => void
  /** The server ended it: the room is gone or no longer yours. */
  onEnd?: (reason: string) => void
}

type Entrance = {
  epoch: string
  head: number
  changes: readonly StreamEvent[]
  reload: boolean
  presence: readonly PresentUser[]
}

/** How long an event may be overtaken before what lies between is asked for. */
const patienceMs = 200

/** One room as the client has applied it. `resume` asks the server for what comes after a position. */
export class FollowedRoom {
  private timer: ReturnType<typeof setTimeout> | undefined
  private isReloading = false
  private isOver = false
  /** Answers of the server and reloads that failed since one succeeded. */
  private failures = 0
  /** Reloads in a row, after each of which the server wanted another one. */
  private reloads = 0

  constructor(
    readonly name: string,
    private position: Position | null,
    private readonly listener: RoomListener,
    private readonly resume: (since: Position | null) => void,
  ) {}

  get isUnseen(): boolean {
    return this.listener.isUnseen === true
  }

  get since(): Position | null {
    return this.position
  }

  take(event: StreamEvent): void {
    if (this.isReloading || !this.position) return
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
      void this.reload({ epoch: event.epoch, seq: event.seq })
      return
    }
    this.position = { epoch: event.epoch, seq: event.seq }
    this.listener.onEvent(event)
  }

  /** The server's answer to `resume`. */
  admit({ epoch, head, changes, reload, presence }: Entrance): void {
    this.stopWaiting()
    this.showPresent(presence, false)
    if (reload || !this.position) void this.reload({ epoch, seq: head })
    else {
      this.failures = 0
      this.reloads = 0
      for (const event of changes) this.take(event)
    }
  }

  showPresent(users: readonly PresentUser[], isPartial: boolean): void {
    this.listener.onPresence?.(users, isPartial)
  }

  /** Another history began: what is known here is of the old one. */
  reset(): void {
    void this.reload(null)
  }

  /** The server could not answer right now. */
  askAgain(): void {
    this.expectResume(backoffMs(this.failures))
    this.failures += 1
  }

  /** A heartbeat told how far the room is. */
  compare(head: number): void {
    if (this.position && head > this.position.seq && !this.isReloading) this.expectResume()
  }

  end(reason: string): void {
    this.stop()
    this.listener.onEnd?.(reason)
  }

  /** Nobody follows it any more: it tells and asks nothing from here on. */
  stop(): void {
    this.isOver = true
    this.stopWaiting()
  }

  private stopWaiting(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private expectResume(waitMs = patienceMs): void {
    if (this.isOver) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.resume(this.position)
    }, waitMs)
  }

  private async reload(before: Position | null): Promise<void> {
    if (this.isReloading) return
    this.isReloading = true
    try {
      this.position = (await this.listener.onReload()) ?? before
      this.failures = 0
      if (this.isOver) return
      // One that does not help, as while hundreds write at once, is not repeated without a pause.
      if (this.reloads === 0) this.resume(this.position)
      else this.expectResume(backoffMs(this.reloads))
      this.reloads += 1
    } catch {
      // Most likely for want of a network. Asked to resume, the server will say again that it takes a reload.
      this.askAgain()
    } finally {
      this.isReloading = false
    }
  }
}
