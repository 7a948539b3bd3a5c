import { applyEvent, type BoardState, boardState } from '@nexa/shared/apply-event'
import type { Event } from '@nexa/shared/event'
import type { PresentUser } from '@nexa/shared/socket'
import type { Position } from './followed-room'
import type { LiveConnection } from './live-connection'
import { newId } from './new-id'
import type { NexaClient, RequestOptions } from './nexa-client'
import { PendingChanges } from './pending-changes'

export type BoardListener = {
  /** Whenever the state is another one. `event`: null when none led to it. */
  onChange?: (state: BoardState, event: Event | null) => void
  onPresence?: (users: readonly PresentUser[], isPartial: boolean) => void
  onEnd?: (reason: string) => void
}

/** A project's board, loaded once and kept up to date by its events. */
export class LiveBoard {
  private readonly pending = new PendingChanges<BoardState>(() => this.tell(null))
  private shown: BoardState

  private constructor(
    private readonly client: NexaClient,
    private readonly projectId: string,
    private readonly listener: BoardListener,
    /** What the server told. */
    private confirmed: BoardState,
  ) {
    this.shown = confirmed
  }

  /** Returns the board and what ends it. */
  static async open(
    client: NexaClient,
    live: LiveConnection,
    projectId: string,
    listener: BoardListener = {},
  ): Promise<{ board: LiveBoard; close: () => void }> {
    const { onEnd, onPresence } = listener
    const state = boardState((await client.getBoard({ params: { id: projectId } })).data)
    const board = new LiveBoard(client, projectId, listener, state)
    const end = live.follow(`project:${projectId}`, board.position, {
      onEvent: (event) => board.apply(event),
      onReload: () => board.reload(),
      ...(onPresence && { onPresence }),
      ...(onEnd && { onEnd }),
    })
    const close = () => {
      board.pending.clear()
      end()
    }
    return { board, close }
  }

  /** What the server told, with this page's own changes that it has not told of yet. */
  get state(): BoardState {
    return this.shown
  }

  /**
   * Shows a change at once. The request, sent with the given options, confirms it; a refusal takes it back.
   * `show` is called again whenever the board below it changes: it must bear that its task is gone.
   */
  async change<T>(
    show: (state: BoardState) => BoardState,
    send: (options: RequestOptions) => Promise<T>,
  ): Promise<T> {
    const idempotencyKey = newId()
    this.pending.add(idempotencyKey, show)
    this.tell(null)
    try {
      const answer = await send({ idempotencyKey })
      this.pending.expectEcho(idempotencyKey)
      return answer
    } catch (error) {
      this.pending.drop(idempotencyKey)
      throw error
    }
  }

  private get position(): Position {
    return { epoch: this.confirmed.epoch, seq: this.confirmed.head }
  }

  private apply(event: Event): void {
    // What lies between is hidden from this reader: the room lets no gap through.
    const before = { ...this.confirmed, head: event.seq - 1 }
    const { outcome, state } = applyEvent(before, event)
    if (outcome !== 'applied') return
    this.confirmed = state
    this.pending.takeEcho(event)
    this.tell(event)
  }

  private async reload(): Promise<Position> {
    const { data } = await this.client.getBoard({ params: { id: this.projectId } })
    this.confirmed = boardState(data)
    this.tell(null)
    return this.position
  }

  private tell(event: Event | null): void {
    this.shown = this.pending.shownOn(this.confirmed)
    this.listener.onChange?.(this.shown, event)
  }
}
