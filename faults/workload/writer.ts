import { ApiError } from '@nexa/client/api-error'
import type { NexaClient } from '@nexa/client/nexa-client'
import type { Random } from '../random'
import type { Tenant } from '../world/tenant'
import type { Attempts, Ending } from './attempts'
import { chooseWrite, type Write } from './choose-write'
import type { History } from './history'
import type { KnownBoard } from './known-board'

export type WriterOptions = {
  tenant: Tenant
  boards: readonly KnownBoard[]
  /** Its home first; a retry goes to the other, as a balancer would send it. */
  clients: readonly NexaClient[]
  random: Random
  history: History
  attempts: Attempts
}

type Result = { outcome: 'acknowledged' | 'refused' | 'in doubt'; status: number; answer: unknown }

const pauseMs = 80
const answerMs = 4_000
/** So many attempts, then a person would give up. */
const maxAttempts = 40
/** Some never try again: what they sent stays in doubt. */
const givesUpAtOnce = 0.1

/** Changes boards at random, and tries again with the same key when an answer was lost. */
export class Writer {
  private isWanted = false
  private running: Promise<void> = Promise.resolve()

  constructor(private readonly options: WriterOptions) {}

  start(): void {
    if (this.isWanted) return
    this.isWanted = true
    this.running = this.run()
  }

  /** Ends when the write under way has. */
  async stop(): Promise<void> {
    this.isWanted = false
    await this.running
  }

  private async run(): Promise<void> {
    const { random } = this.options
    while (this.isWanted) {
      await this.write()
      await Bun.sleep(random.between(pauseMs / 2, (pauseMs * 3) / 2))
    }
  }

  private async write(): Promise<void> {
    const { random, boards, tenant, history } = this.options
    const write = chooseWrite({ random, board: random.pick(boards), canary: tenant.canary })
    const { kind, projectId } = write
    const { workspaceId } = tenant.owner
    const known = { key: crypto.randomUUID(), kind, workspaceId, projectId }
    history.begin(known)
    const { attempts, ...result } = await this.send(write, known.key)
    history.end({ ...known, ...result, attempts })
    if (result.outcome === 'acknowledged') write.learn(result.answer)
    // Gone already: somebody else deleted it.
    else if (result.status === 404 && kind.startsWith('delete')) write.learn(null)
  }

  private async send(write: Write, key: string): Promise<Result & { attempts: number }> {
    const { random, clients, attempts } = this.options
    let mayBeDone = false
    for (let number = 1; ; number += 1) {
      const client = clients[(number - 1) % clients.length]
      if (!client) throw new Error('A writer needs an instance')
      const { ending, result } = await attemptWrite(write, client, key, answerMs)
      attempts.note(ending)
      if (result) {
        // What an earlier attempt did or still does is open, whatever a later one is told.
        const isOpen = result.outcome === 'refused' && mayBeDone
        return { ...result, outcome: isOpen ? 'in doubt' : result.outcome, attempts: number }
      }
      // Also when nobody listened: Bun sends again by itself what it lost on a kept connection.
      mayBeDone ||= ending !== '429'
      if (number === maxAttempts || random.next() < givesUpAtOnce) {
        const outcome = mayBeDone ? 'in doubt' : 'refused'
        return { outcome, status: 0, answer: null, attempts: number }
      }
      await Bun.sleep(Math.min(1_000, 50 * number) * (0.5 + random.next()))
    }
  }
}

export async function attemptWrite(
  { send }: Pick<Write, 'send'>,
  client: NexaClient,
  idempotencyKey: string,
  timeoutMs: number,
): Promise<{ ending: Ending; result?: Result }> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const { data } = await send(client, { idempotencyKey, signal })
    return { ending: 'answered', result: { outcome: 'acknowledged', status: 200, answer: data } }
  } catch (error) {
    if (!(error instanceof ApiError)) return { ending: endingOf(error) }
    const { status } = error
    if (status === 429) return { ending: '429' }
    if (status >= 500) return { ending: status === 503 ? '503' : '500' }
    return { ending: 'answered', result: { outcome: 'refused', status, answer: error.code } }
  }
}

function endingOf(error: unknown): Ending {
  if (!(error instanceof Error)) return 'lost'
  if (error.name === 'TimeoutError') return 'timed out'
  const code = 'code' in error ? error.code : undefined
  return code === 'ConnectionRefused' || code === 'ECONNREFUSED' ? 'unreachable' : 'lost'
}
