import type { StreamEvent } from '@nexa/shared/event'
import type { readStream } from '../services/event/list-changes'
import type { Publish } from './topics'

type ReadStream = (streamId: string, since: number, limit: number) => ReturnType<typeof readStream>

/** What a subscriber learns on entering. */
export type Entrance = { epoch: string; head: number; changes: StreamEvent[] }

/** How far a stream is in the database. */
export type StreamState = { epoch: string; head: number }

export const batchSize = 100

/** One room on this instance: sends every event of its stream once, in order. */
export class Room {
  subscribers = 0
  /** The last event sent to the room; null before anybody is in it. */
  private delivered: StreamState | null = null
  private head = 0
  private isReading = false
  /** The read under way, or the last one. */
  private reading = Promise.resolve()

  constructor(
    readonly name: string,
    private readonly read: ReadStream,
    private readonly publish: Publish,
  ) {}

  get streamId(): string {
    return this.name.slice(this.name.indexOf(':') + 1)
  }

  /** Where the room is right now, to judge by it what is read later. */
  get position(): StreamState | null {
    return this.delivered
  }

  /** Sends what was committed up to `head`. Calls during a read are served by the one that reads. */
  async advance(head: number): Promise<void> {
    this.head = Math.max(this.head, head)
    if (!this.isReading) this.reading = this.readOn()
    await this.reading
  }

  private async readOn(): Promise<void> {
    this.isReading = true
    try {
      while (this.delivered && this.delivered.head < this.head && this.subscribers > 0) {
        const wanted = this.head
        const stream = await this.read(this.streamId, this.delivered.head, batchSize)
        if (!stream) return
        if (stream.epoch !== this.delivered.epoch) return this.reset(stream)
        if (stream.changes.length === 0) {
          // Untrue: left as it is, it would make every later call read in vain.
          if (this.head === wanted) this.head = this.delivered.head
          continue
        }
        for (const event of stream.changes) this.send(event)
        this.head = Math.max(this.head, stream.head)
      }
    } finally {
      // In the same breath as the last look at `head`: a call from here on reads again.
      this.isReading = false
    }
  }

  /**
   * What a look into the database found. `before`: where the room was when that began. Another epoch, or a
   * stream that is behind what was sent already, is the history of a restored backup.
   */
  async compare(found: StreamState, before: StreamState | null): Promise<void> {
    const { delivered } = this
    if (delivered && before && (found.epoch !== delivered.epoch || found.head < before.head)) {
      return this.reset(found)
    }
    await this.advance(found.head)
  }

  private send(event: StreamEvent): void {
    this.publish(event)
    this.delivered = { epoch: event.epoch, head: event.seq }
  }

  private reset({ epoch, head }: StreamState): void {
    this.delivered = { epoch, head }
    this.head = head
    this.publish({ type: 'reset', room: this.name, epoch })
  }

  /**
   * Reads the stream for a new subscriber and calls `admit` in the same breath as nothing is missing
   * between what it read and what the room sends next. What it gets twice, it knows by its `seq`.
   */
  async admit(
    since: number | null,
    admit: (entrance: Entrance | undefined) => void,
  ): Promise<void> {
    for (;;) {
      const stream = await this.read(this.streamId, since ?? Number.MAX_SAFE_INTEGER, batchSize)
      if (stream && this.delivered === null) this.delivered = stream
      if (stream && this.delivered && stream.epoch !== this.delivered.epoch) this.reset(stream)
      if (!stream || stream.head >= (this.delivered?.head ?? 0)) {
        admit(stream)
        return
      }
    }
  }
}
