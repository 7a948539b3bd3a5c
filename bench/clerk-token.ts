// What telling who sent a request costs with Clerk: `npm run bench:clerk`. Fails when a known token takes 0.2 ms.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '@nexa/db/client'
import { startEmbeddedPostgres } from '@nexa/db/embedded'
import { createClerkDirectory } from '../apps/api/src/clerk/create-clerk-directory'
import { createSessionTokens } from '../apps/api/src/clerk/session-token'
import { createApiTokens } from '../apps/api/src/identity/api-tokens'
import { createIdentities } from '../apps/api/src/identity/identities'
import { openPeople } from '../apps/api/src/identity/open-people'
import { createLog } from '../apps/api/src/lib/log'
import { createMemberships } from '../apps/api/src/services/memberships'
import { signUp } from '../apps/api/tests/support/cast'
import { ClerkStandIn } from '../apps/api/tests/support/clerk/clerk-stand-in'
import { Client } from '../apps/api/tests/support/client'
import { makeTemplate } from '../apps/api/tests/support/template'
import { startTestServer } from '../apps/api/tests/support/test-server'

const limitMicroseconds = 200
const authorizedParties = ['http://localhost:3001']
const log = createLog('error')

type Run = (n: number) => Promise<unknown>

const workDir = mkdtempSync(path.join(os.tmpdir(), 'nexa-bench-'))
const dataDir = path.join(workDir, 'postgres')
const postgres = await startEmbeddedPostgres({ dataDir, ephemeral: true })
const clerk = await ClerkStandIn.open()
const settings = { ...clerk.settings, jwtKey: clerk.publicKey }
const databaseUrl = await makeTemplate(postgres.url)
const local = startTestServer(databaseUrl)
const nexa = startTestServer(databaseUrl, undefined, { clerk: settings })
const urlOf = ({ port }: { port: number }) => `http://127.0.0.1:${port}`

const user = await clerk.addUser()
const organization = await clerk.addOrganization({ name: 'Analytical', createdBy: user.id })
await clerk.addMembership({ organizationId: organization.id, userId: user.id, role: 'org:admin' })
const newToken = () => clerk.token({ sub: user.id, o: { id: organization.id, rol: 'admin' } })

const token = await newToken()
const barbara = new Client(urlOf(nexa), { token })
await barbara.get('/api/auth/me')
const ada = await signUp(urlOf(local), 'ada')

const warm = await medianOf(20_000, await warmCheck())
const colds = await Promise.all(Array.from({ length: 1_000 }, newToken))
const tokens = createSessionTokens({ settings, authorizedParties, log })
const cold = await medianOf(colds.length, (n) => tokens.read(colds[n] ?? ''))
const [ofAda = Number.NaN, ofBarbara = Number.NaN] = await mediansOf(3_000, [
  requestOf(ada),
  requestOf(barbara),
])

console.log('Medians in microseconds')
console.log(`  known token, in process          ${shown(warm)}  (limit ${limitMicroseconds})`)
console.log(`  new token, networkless           ${shown(cold)}`)
console.log(`  GET /api/auth/me, local account  ${shown(ofAda)}`)
console.log(`  GET /api/auth/me, Clerk          ${shown(ofBarbara)}`)

await Promise.all([local.stop(), nexa.stop(), clerk.close()])
await postgres.stop()
rmSync(workDir, { recursive: true, force: true })
process.exit(warm < limitMicroseconds ? 0 : 1)

/** Everything that a request's headers go through, on a database of its own connections. */
async function warmCheck(): Promise<() => Promise<unknown>> {
  const db = openDatabase({ url: databaseUrl, poolSize: 2 })
  const jobs = { enqueue: async () => {}, wake: () => {} }
  const base = { db, jobs, onCommitted: () => {}, memberships: createMemberships() }
  const clerkBase = {
    ...base,
    directory: createClerkDirectory(settings),
    roles: settings.roles,
    onChanged() {},
  }
  const { people } = openPeople({
    base,
    clerk: { settings, base: clerkBase },
    pages: authorizedParties,
    secret: '',
    publicUrl: authorizedParties[0] ?? '',
    onEnded: () => {},
    log,
  })
  const apiTokens = createApiTokens({ db, log, onEnded: () => {} })
  const identities = createIdentities({ people, apiTokens })
  const headers = new Headers({ authorization: `Bearer ${token}` })
  const { identity } = await identities.identify(headers)
  if (!identity) throw new Error('The token is not believed')
  return () => identities.identify(headers)
}

function requestOf({ url, token }: Client): () => Promise<void> {
  const headers = { Authorization: `Bearer ${token}` }
  return async () => {
    const response = await fetch(`${url}/api/auth/me`, { headers })
    if (!response.ok) throw new Error(`Answered ${response.status}`)
    await response.arrayBuffer()
  }
}

/** After a tenth of the runs, which warm it up. */
async function medianOf(count: number, run: Run): Promise<number> {
  const [median = Number.NaN] = await mediansOf(count, [run])
  return median
}

/** Of several that take turns: all of them meet the same machine. */
async function mediansOf(count: number, runs: Run[]): Promise<number[]> {
  const times = runs.map((): number[] => [])
  for (let n = 0; n < count; n++) {
    for (const [which, run] of runs.entries()) {
      const start = Bun.nanoseconds()
      await run(n)
      if (n >= count / 10) times[which]?.push((Bun.nanoseconds() - start) / 1_000)
    }
  }
  return times.map((one) => one.sort((a, b) => a - b)[Math.floor(one.length / 2)] ?? Number.NaN)
}

function shown(microseconds: number): string {
  return microseconds.toFixed(1).padStart(8)
}
