import { applyEvent, type BoardState, boardState } from '@nexa/shared/apply-event'
import type { Event } from '@nexa/shared/event'
import type { Position } from './followed-room'
import type { LiveConnection } from './live-connection'
import type { NexaClient } from './nexa-client'

export type BoardListener = {
  /** After each event and each reload. `event`: null after a reload. */
  onChange?: (state: BoardState, event: Event | null) => void
  onEnd?: (reason: string) => void
}

/** A project's board, loaded once and kept up to date by its events. */
export class LiveBoard {
  private constructor(
    private readonly client: NexaClient,
    private readonly projectId: string,
    private readonly listener: BoardListener,
    private current: BoardState,
  ) {}

  /** Returns the board and what ends it. */
  static async open(
    client: NexaClient,
    live: LiveConnection,
    projectId: string,
    listener: BoardListener = {},
  ): Promise<{ board: LiveBoard; close: () => void }> {
    const state = boardState((await client.getBoard({ params: { id: projectId } })).data)
    const board = new LiveBoard(client, projectId, listener, state)
    const close = live.follow(`project:${projectId}`, board.position, {
      onEvent: (event) => board.apply(event),
      onReload: () => board.reload(),
      ...(listener.onEnd && { onEnd: listener.onEnd }),
    })
    return { board, close }
  }

  get state(): BoardState {
    return this.current
  }

  private get position(): Position {
    return { epoch: this.current.epoch, seq: this.current.head }
  }

  private apply(event: Event): void {
    const { outcome, state } = applyEvent(this.current, event)
    if (outcome !== 'applied') return
    this.current = state
    this.listener.onChange?.(state, event)
  }

  private async reload(): Promise<Position> {
    const { data } = await this.client.getBoard({ params: { id: this.projectId } })
    this.current = boardState(data)
    this.listener.onChange?.(this.current, null)
    return this.position
  }
}
