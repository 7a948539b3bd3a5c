import type { Event } from '@nexa/shared/event'
import type { readStream } from '../services/event/list-changes'

/** Sends a text to every socket of a room. */
export type Publish = (room: string, text: string) => void

type ReadStream = (streamId: string, since: number, limit: number) => ReturnType<typeof readStream>

/** What a subscriber learns on entering. */
export type Entrance = { epoch: string; head: number; changes: Event[] }

const batchSize = 100

/** One room on this instance: sends every event of its stream once, in order. */
export class Room {
  subscribers = 0
  /** The last event sent to the room; null before anybody is in it. */
  private delivered: number | null = null
  private head = 0
  private isReading = false

  constructor(
    readonly name: string,
    private readonly streamId: string,
    private readonly read: ReadStream,
    private readonly publish: Publish,
  ) {}

  /** Sends what was committed up to `head`. Calls during a read are served by the one that reads. */
  async advance(head: number): Promise<void> {
    this.head = Math.max(this.head, head)
    if (this.isReading || this.delivered === null) return
    this.isReading = true
    try {
      while (this.delivered < this.head && this.subscribers > 0) {
        const stream = await this.read(this.streamId, this.delivered, batchSize)
        if (!stream || stream.changes.length === 0) return
        for (const event of stream.changes) this.send(event)
        this.head = Math.max(this.head, stream.head)
      }
    } finally {
      this.isReading = false
    }
  }

  private send(event: Event): void {
    // To the room as the stream's own row names it: whoever asked first may have named another kind.
    this.publish(event.room, JSON.stringify(event))
    this.delivered = event.seq
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
      if (stream && this.delivered === null) this.delivered = stream.head
      if (!stream || stream.head >= (this.delivered ?? 0)) {
        admit(stream)
        return
      }
    }
  }
}
