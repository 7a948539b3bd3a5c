import type { Client } from './client'

type Operation = { method: 'POST' | 'DELETE'; path: string; body?: object; isCreation?: true }
export type Sent = Operation & {
  key: string
  /** null: the connection broke, so whether it was done is open. */
  status: number | null
  text: string
}

const pick = <T>(items: readonly T[]): T | undefined =>
  items[Math.floor(Math.random() * items.length)]

/**
 * Moves, creates and deletes tasks of one project at random, and keeps what became of each request.
 * Writers share their list of tasks, so they often mean the same one.
 */
export class BoardWriter {
  constructor(
    private readonly client: Client,
    private readonly projectId: string,
    private readonly statusIds: readonly string[],
    private readonly taskIds: string[],
  ) {}

  write(): Promise<Sent> {
    return this.send(this.operation(), crypto.randomUUID())
  }

  /** The same request with the same key, as a client does that never got its answer. */
  again({ key, ...operation }: Sent): Promise<Sent> {
    return this.send(operation, key)
  }

  private operation(): Operation {
    const chance = Math.random()
    const taskId = pick(this.taskIds)
    const statusId = pick(this.statusIds) ?? ''
    if (taskId === undefined || chance < 0.3) {
      const path = `/api/projects/${this.projectId}/tasks`
      const body = { title: crypto.randomUUID(), statusId }
      return { method: 'POST', path, body, isCreation: true }
    }
    if (chance < 0.45) return { method: 'DELETE', path: `/api/tasks/${taskId}` }
    const place = pick([{ order: 0 }, { order: 3 }, {}, this.neighbour()])
    return { method: 'POST', path: `/api/tasks/${taskId}/move`, body: { statusId, ...place } }
  }

  private neighbour() {
    const id = pick(this.taskIds)
    return Math.random() < 0.5 ? { beforeId: id } : { afterId: id }
  }

  private async send(operation: Operation, key: string): Promise<Sent> {
    const { method, path, body, isCreation } = operation
    const headers = { 'Idempotency-Key': key }
    try {
      const response = await this.client.fetch(method, path, body && JSON.stringify(body), headers)
      const text = await response.text()
      if (isCreation && response.ok) this.taskIds.push(JSON.parse(text).data.id)
      return { ...operation, key, status: response.status, text }
    } catch (error) {
      return { ...operation, key, status: null, text: String(error) }
    }
  }
}

export const isDone = ({ status }: Sent) => status !== null && status < 300
export const isOpen = ({ status }: Sent) => status === null
