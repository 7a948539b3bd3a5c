import type { ClientBase, Pool } from 'pg'
import { nameStatements } from './name-statements'

type Settings = Record<string, string>

/** No request waits longer for a lock or a statement. */
const limits: Settings = {
  lock_timeout: '2s',
  statement_timeout: '10s',
  idle_in_transaction_session_timeout: '10s',
}

/** Compiling a plan takes longer than any of ours runs. */
const session: Settings = { timezone: 'UTC', jit: 'off' }

const set = (settings: Settings, scope = '') =>
  Object.entries(settings)
    .map(([name, value]) => `set ${scope} ${name} = '${value}'`)
    .join(';')

/** Connections that keep what is set on them: no pooler hands them to somebody else between transactions. */
const kept = new WeakSet<ClientBase>()

/**
 * For the pool's `onConnect`: settings are the connection's first statement rather than start-up parameters,
 * which poolers refuse.
 */
export async function prepareConnection(client: ClientBase): Promise<void> {
  await client.query(set({ ...session, ...limits }))
  if (!(await isDirect(client))) return
  kept.add(client)
  nameStatements(client)
}

/** A pooler says another process id when it lets in than that of the server's process which then answers. */
async function isDirect(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return 'processID' in client && client.processID === rows[0]?.pid
}

const begin = 'begin isolation level read committed'
const beginWithLimits = `${begin};${set(limits, 'local')}`

export const beginOn = (client: ClientBase): string => (kept.has(client) ? begin : beginWithLimits)

/**
 * The pool stops listening to a connection that it hands out. One that breaks between two statements of a
 * transaction would end the process: the next statement tells of it.
 */
export const listenToErrors = (pool: Pool): void =>
  void pool.on('connect', (client) => client.on('error', () => {}))
