import { presentUser } from '@nexa/shared/socket'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { coalesced } from '../lib/coalesced'
import type { Log } from '../lib/log'
import type { InstanceLease } from './instance-lease'
import { mergeUsers, type PresenceList, type StoredRoom, type Told } from './presence-store'

export type RedisRoomOptions = {
  commands: Redis
  lease: InstanceLease
  log: Log
  /** How long the hash outlives its last writer. */
  keepMs: number
  /** Tells the other instances to look. */
  announce: () => void
  /** Nobody here has it open, and nothing of ours is left in Redis. */
  onClosed: () => void
}

const syncGapMs = 50
const retryMs = 1_000
const storedTold = z.object({ state: presentUser.shape.state, at: z.number() })

/**
 * One hash: a field for each user of each instance. Every look compares it with whom we have here and mends
 * the difference, so a write that got lost, or a Redis that lost everything, needs nothing else.
 */
export class RedisPresenceRoom implements StoredRoom {
  private readonly own = new Map<string, Told>()
  private others: [string, Told][] = []
  private isPartial = true
  /** Another one may be open for the same project, and what is in Redis is its own. */
  private isClosed = false
  private onChange: (() => void) | null = null
  private readonly key: string
  private readonly prefix: string
  /** Looks into Redis soon. */
  readonly sync: () => void

  constructor(
    projectId: string,
    private readonly options: RedisRoomOptions,
  ) {
    this.key = `presence:${projectId}`
    this.prefix = `${options.lease.instanceId}/`
    this.sync = coalesced(() => this.compare().catch(this.failed), syncGapMs)
  }

  open(onChange: () => void): void {
    this.onChange = onChange
    this.sync()
  }

  set(userId: string, told: Told): void {
    this.own.set(userId, told)
    this.changed()
  }

  remove(userId: string): void {
    if (this.own.delete(userId)) this.changed()
  }

  list(): PresenceList {
    return { users: mergeUsers([...this.own, ...this.others]), isPartial: this.isPartial }
  }

  close(): void {
    this.onChange = null
    this.own.clear()
    this.sync()
  }

  /** Whom others told of is unknown from here on: nobody could tell us that they left. */
  lose(): void {
    this.others = []
    this.isPartial = true
    this.onChange?.()
  }

  /** Takes our users out at once, for the instance stops. */
  async withdraw(): Promise<void> {
    const fields = [...this.own.keys()].map(this.fieldOf)
    this.own.clear()
    this.onChange = null
    if (fields.length === 0) return
    await this.options.commands.hdel(this.key, ...fields)
    this.options.announce()
  }

  private changed(): void {
    this.onChange?.()
    this.sync()
  }

  private readonly failed = (error: unknown) => {
    this.options.log.debug({ err: error, key: this.key }, 'Presence could not be read')
    this.lose()
    setTimeout(this.sync, retryMs)
  }

  private readonly fieldOf = (userId: string) => this.prefix + userId

  private async compare(): Promise<void> {
    const { lease, commands, announce, onClosed } = this.options
    // Others would take what we write for that of a dead instance.
    if (!lease.isHeld() || this.isClosed) return
    const found = await commands.hgetall(this.key)
    const fields = Object.keys(found)
    const theirs = fields.filter((field) => !field.startsWith(this.prefix))
    const living = await lease.living(new Set(theirs.map(instanceOf)))
    const ghosts = theirs.filter((field) => !living.has(instanceOf(field)))
    // From here to the writes nothing may wait: `own` could change.
    const told = new Map([...this.own].map(([userId, one]) => [this.fieldOf(userId), encode(one)]))
    const left = fields.filter((field) => field.startsWith(this.prefix) && !told.has(field))
    const news = [...told].filter(([field, text]) => found[field] !== text)
    await this.write(news, [...left, ...ghosts])
    if (news.length + left.length > 0) announce()
    this.others = theirs.flatMap((field) => {
      const userId = presentUser.shape.userId.safeParse(userOf(field)).data
      const one = living.has(instanceOf(field)) ? decode(found[field]) : null
      return userId && one ? [[userId, one] as const] : []
    })
    this.isPartial = false
    this.onChange?.()
    // Closed in the midst of a write: what that wrote is removed by the next look.
    if (this.onChange || this.own.size > 0 || told.size > 0) return
    this.isClosed = true
    onClosed()
  }

  private async write(news: [string, string][], gone: string[]): Promise<void> {
    const { commands, keepMs } = this.options
    await Promise.all([
      news.length > 0 && commands.hset(this.key, ...news.flat()),
      gone.length > 0 && commands.hdel(this.key, ...gone),
      this.own.size > 0 && commands.pexpire(this.key, keepMs),
    ])
  }
}

const instanceOf = (field: string) => field.slice(0, field.indexOf('/'))
const userOf = (field: string) => field.slice(field.indexOf('/') + 1)

const encode = (told: Told) => JSON.stringify(told)

/** null: not of this version. */
function decode(text: string | undefined): Told | null {
  try {
    return storedTold.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}
