import { expect, test } from 'bun:test'
import { PgBoss } from 'pg-boss'
import { askDatabase } from './support/ask-database'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam(undefined, () => ({ jobTimes: { pollMs: 500, retryDelaySeconds: 1 } }))

/** As its clock does every hour. */
async function forgetNow(): Promise<void> {
  const boss = new PgBoss({ connectionString: team().databaseUrl, schema: 'jobs', migrate: false })
  await boss.start()
  await boss.send('forget-old-results')
  await boss.stop()
}

const ask = (text: string, values: unknown[] = []) => askDatabase(team().databaseUrl, text, values)

test('what nobody can ask for again is forgotten, and no sooner', async () => {
  const { ada } = team()
  const keys = { old: crypto.randomUUID(), young: crypto.randomUUID() }
  for (const [key, days] of [
    [keys.old, 8],
    [keys.young, 6],
  ]) {
    await ask(
      `insert into idempotency_keys (user_id, key, request_hash, created_at)
        values ($1, $2, '', now() - make_interval(days => $3))`,
      [ada.userId, key, days],
    )
  }
  await ask(`insert into webhook_deliveries (id, received_at)
    values ('msg_old', now() - interval '36 days'), ('msg_young', now() - interval '34 days')`)
  await ask(`insert into clerk_objects (id, kind, updated_at, said_at, deleted_at)
    select id, kind::clerk_kind, at, at, at from (values
      ('sess_old', 'session', now() - interval '36 days'),
      ('sess_young', 'session', now() - interval '34 days'),
      ('user_gone', 'user', now() - interval '900 days')) as known (id, kind, at)`)

  await forgetNow()
  await waitUntil(
    async () =>
      (await ask('select 1 from webhook_deliveries where id = $1', ['msg_old'])).length === 0,
  )
  await waitUntil(
    async () => (await ask('select 1 from clerk_objects where id = $1', ['sess_old'])).length === 0,
  )
  const kept = await ask('select key from idempotency_keys where key = any($1)', [
    Object.values(keys),
  ])
  expect(kept).toEqual([{ key: keys.young }])
  expect(await ask('select id from webhook_deliveries')).toEqual([{ id: 'msg_young' }])
  // A deleted account is never forgotten: late news would make it again.
  expect(await ask('select id from clerk_objects order by id')).toEqual([
    { id: 'sess_young' },
    { id: 'user_gone' },
  ])
})
