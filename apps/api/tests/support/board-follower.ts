import { expect } from 'bun:test'
import { applyEvent, type BoardState, boardState, columnsOf } from '@nexa/shared/apply-event'
import type { StreamEvent } from '@nexa/shared/event'
import type { Client } from './client'
import { SocketClient } from './socket-client'
import { waitUntil } from './wait-until'

/**
 * A second person's open board: loaded once, then fed by the socket's events through the web app's own
 * `applyEvent`. It loads again only when the server says so, which `reloads` counts.
 */
export class BoardFollower {
  reloads = 0
  /** Every `seq` that came, in the order of arrival. */
  readonly received: number[] = []
  private queue: Promise<void> = Promise.resolve()

  private constructor(
    private readonly client: Client,
    private readonly projectId: string,
    private state: BoardState,
    public socket: SocketClient,
  ) {}

  static async open(client: Client, projectId: string): Promise<BoardFollower> {
    const state = boardState(await client.get(`/api/projects/${projectId}/board`))
    const follower = new BoardFollower(client, projectId, state, await SocketClient.connect(client))
    await follower.enter()
    return follower
  }

  /** As a browser whose connection was lost: a new socket goes on where the old one ended. */
  async reconnect(): Promise<void> {
    this.socket.close()
    await this.queue
    this.socket = await SocketClient.connect(this.client)
    await this.enter()
  }

  private async enter(): Promise<void> {
    const { epoch, head } = this.state
    this.socket.onFrame = (frame) => {
      if ('seq' in frame) this.take(frame)
      else if (frame.type === 'reset') this.queue = this.queue.then(() => this.load())
      else if (frame.type === 'subscribed') {
        if (frame.reload) this.queue = this.queue.then(() => this.load())
        for (const event of frame.changes) this.take(event)
      }
    }
    await this.socket.subscribe(`project:${this.projectId}`, { epoch, seq: head })
  }

  private take(event: StreamEvent): void {
    this.received.push(event.seq)
    this.queue = this.queue.then(() => this.apply(event))
  }

  private async apply(event: StreamEvent): Promise<void> {
    const { outcome, state } = applyEvent(this.state, event)
    if (outcome === 'gap') throw new Error(`Event ${event.seq} came after ${this.state.head}`)
    this.state = state
    if (outcome === 'reload') await this.load()
  }

  private async load(): Promise<void> {
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
