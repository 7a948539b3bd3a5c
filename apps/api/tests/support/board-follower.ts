import { expect } from 'bun:test'
import { applyEvent, type BoardState, boardState, columnsOf } from '@nexa/shared/apply-event'
import type { Event } from '@nexa/shared/event'
import type { Client } from './client'
import { SocketClient } from './socket-client'
import { waitUntil } from './wait-until'

/**
 * A second person's open board: loaded once, then fed by the socket's events through the web app's own
 * `applyEvent`. It loads again only when an event says so, which `reloads` counts.
 */
export class BoardFollower {
  reloads = 0
  /** Every `seq` that came, in the order of arrival. */
  readonly received: number[] = []
  private queue: Promise<void> = Promise.resolve()

  private constructor(
    private readonly client: Client,
    private readonly projectId: string,
    readonly socket: SocketClient,
    public state: BoardState,
  ) {}

  static async open(client: Client, projectId: string): Promise<BoardFollower> {
    const socket = await SocketClient.connect(client)
    const state = boardState(await client.get(`/api/projects/${projectId}/board`))
    const follower = new BoardFollower(client, projectId, socket, state)
    socket.onEvent = (event) => follower.take(event)
    const { epoch, head } = state
    const subscribed = await socket.subscribe(`project:${projectId}`, { epoch, seq: head })
    for (const event of subscribed.changes) follower.take(event)
    return follower
  }

  private take(event: Event): void {
    this.received.push(event.seq)
    this.queue = this.queue.then(() => this.apply(event))
  }

  private async apply(event: Event): Promise<void> {
    const { outcome, state } = applyEvent(this.state, event)
    if (outcome === 'gap') throw new Error(`Event ${event.seq} came after ${this.state.head}`)
    this.state = state
    if (outcome !== 'reload') return
    this.reloads += 1
    this.state = boardState(await this.client.get(`/api/projects/${this.projectId}/board`))
  }

  /** The events alone gave this board what a fresh load has. */
  async expectSynced(): Promise<void> {
    const fresh = await this.client.get(`/api/projects/${this.projectId}/board`)
    await waitUntil(async () => {
      await this.queue
      return this.state.head >= fresh.head
    })
    expect(columnsOf(this.state)).toEqual(fresh.columns)
    expect(this.state.project).toEqual(fresh.project)
    expect(this.state.head).toBe(fresh.head)
  }

  close(): void {
    this.socket.close()
  }
}
