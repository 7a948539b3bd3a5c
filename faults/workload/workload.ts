import path from 'node:path'
import { createNexaClient } from '@nexa/client/nexa-client'
import type { Random } from '../random'
import type { ApiInstance } from '../world/api-instance'
import type { Person, Tenant } from '../world/tenant'
import { Attempts, type Ending } from './attempts'
import type { CanaryWatch } from './canary-watch'
import type { Write } from './choose-write'
import { History } from './history'
import { KnownBoard } from './known-board'
import { LiveReader } from './live-reader'
import { attemptWrite, Writer } from './writer'

const writersPerTenant = 4
const readersPerTenant = 15

export type WorkloadOptions = {
  tenants: readonly Tenant[]
  instances: readonly ApiInstance[]
  watch: CanaryWatch
  folder: string
  random: Random
}

/** 8 writers and 30 open boards, of two tenants, on all instances. */
export class Workload {
  readonly attempts = new Attempts()
  readonly history: History
  readonly readers: LiveReader[] = []
  private readonly writers: Writer[] = []
  private readonly boards: { tenant: Tenant; board: KnownBoard }[] = []

  private constructor(private readonly options: WorkloadOptions) {
    this.history = new History(path.join(options.folder, 'history.jsonl'))
  }

  static async open(options: WorkloadOptions): Promise<Workload> {
    const workload = new Workload(options)
    for (const tenant of options.tenants) {
      workload.addWriters(tenant)
      await workload.addReaders(tenant, options.tenants.indexOf(tenant))
    }
    await workload.learn()
    return workload
  }

  start(): void {
    for (const writer of this.writers) writer.start()
  }

  /** Ends when nobody waits for an answer any more. */
  async pause(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.stop()))
  }

  async close(): Promise<void> {
    await this.pause()
    for (const reader of this.readers) reader.close()
  }

  /** A client of a tenant's person whose answers are read for other tenants' words. */
  client(tenant: Tenant, { token, workspaceId }: Person, { url }: ApiInstance, retries = 3) {
    const watched = this.options.watch.fetchFor(tenant)
    return createNexaClient({ url, token, workspaceId, retries, fetch: watched })
  }

  /** While nobody writes: has the writers know the boards as they are. */
  async learn(): Promise<void> {
    const [instance] = this.options.instances
    if (!instance) throw new Error('A workload needs an instance')
    for (const { tenant, board } of this.boards) {
      const client = this.client(tenant, tenant.owner, instance)
      board.learn((await client.getBoard({ params: { id: board.projectId } })).data)
    }
  }

  /** One write of its own, which goes into the history as all others do. It is not sent again. */
  async write(
    instance: ApiInstance,
    tenant: Tenant,
    { timeoutMs = 30_000, ...write }: Omit<Write, 'learn'> & { timeoutMs?: number },
  ): Promise<{ ending: Ending; answer: unknown; status: number }> {
    const { kind, projectId } = write
    const { workspaceId } = tenant.owner
    const known = { key: crypto.randomUUID(), kind, workspaceId, projectId }
    this.history.begin(known)
    const client = this.client(tenant, tenant.owner, instance, 0)
    const { ending, result } = await attemptWrite(write, client, known.key, timeoutMs)
    const unknown = { outcome: 'in doubt' as const, status: 0, answer: null }
    this.history.end({ ...known, ...(result ?? unknown), attempts: 1 })
    return { ending, answer: result?.answer ?? null, status: result?.status ?? 0 }
  }

  private addWriters(tenant: Tenant): void {
    const { instances, random } = this.options
    const boards = tenant.projectIds.map((id) => new KnownBoard(id))
    this.boards.push(...boards.map((board) => ({ tenant, board })))
    for (let number = 0; number < writersPerTenant; number += 1) {
      // Members may not change columns: theirs are refused.
      const person = number % 4 < 3 ? tenant.owner : tenant.member
      const turned = number % 2 === 0 ? instances : [...instances].reverse()
      // Each attempt is counted here, so the client makes none by itself.
      const clients = turned.map((instance) => this.client(tenant, person, instance, 0))
      const { history, attempts } = this
      const common = { tenant, boards, history, attempts }
      this.writers.push(new Writer({ ...common, clients, random: random.fork() }))
    }
  }

  private async addReaders(tenant: Tenant, firstAt: number): Promise<void> {
    const { instances } = this.options
    const people = [tenant.owner, tenant.member, tenant.guest]
    for (let number = 0; number < readersPerTenant; number += 1) {
      const person = people[number % people.length] ?? tenant.owner
      const instance = instances[(number + firstAt) % instances.length]
      const projectId = tenant.projectIds[Math.floor(number / 2) % tenant.projectIds.length]
      if (!instance || projectId === undefined) throw new Error('A reader needs a board')
      const client = this.client(tenant, person, instance)
      this.readers.push(await LiveReader.open({ person, client, instance, projectId }))
    }
  }
}
