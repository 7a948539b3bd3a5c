import { LiveBoard } from '@nexa/client/live-board'
import type { NexaClient, RequestOptions } from '@nexa/client/nexa-client'
import type { BoardState } from '@nexa/shared/apply-event'
import type { Event } from '@nexa/shared/event'
import type { PresentUser } from '@nexa/shared/socket'
import { liveConnection } from './live'

export type BoardSnapshot = {
  /** null while it loads. */
  state: BoardState | null
  presence: readonly PresentUser[]
  /** Why it could not be loaded, or is no longer there. */
  problem: unknown
}

type Show = (state: BoardState) => BoardState

/** One project's board as this page has it: own changes and those of others come in by one way. */
export class OpenBoard {
  private snapshot: BoardSnapshot = { state: null, presence: [], problem: null }
  private readonly listeners = new Set<() => void>()
  private readonly eventListeners = new Set<(event: Event) => void>()
  private board: LiveBoard | null = null
  private close: (() => void) | null = null
  private readonly leaving = new AbortController()

  constructor(
    private readonly api: NexaClient,
    readonly projectId: string,
  ) {
    void this.open()
  }

  private async open(): Promise<void> {
    try {
      const { board, close } = await LiveBoard.open(this.api, liveConnection(), this.projectId, {
        onChange: (state, event) => {
          this.set({ state })
          if (event) for (const listener of this.eventListeners) listener(event)
        },
        onPresence: (presence) => this.set({ presence }),
        onEnd: (reason) => this.set({ problem: new Error(reason) }),
      })
      if (this.left.aborted) return close()
      this.board = board
      this.close = close
      this.set({ state: board.state })
    } catch (problem) {
      this.set({ problem })
    }
  }

  /** Aborted when the page goes elsewhere: nothing that the board shows of its own is shown any more. */
  get left(): AbortSignal {
    return this.leaving.signal
  }

  get = () => this.snapshot

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Hears what the server told, after it is in the state. */
  onEvent(listener: (event: Event) => void): () => void {
    this.eventListeners.add(listener)
    return () => this.eventListeners.delete(listener)
  }

  /** Shows a change at once and sends it; a refusal takes it back and rejects. */
  change<T>(show: Show, send: (options: RequestOptions) => Promise<T>): Promise<T> {
    if (!this.board) return send({})
    return this.board.change(show, send)
  }

  end(): void {
    this.leaving.abort()
    this.close?.()
  }

  private set(part: Partial<BoardSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part }
    for (const listener of this.listeners) listener()
  }
}
