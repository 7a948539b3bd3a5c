import { afterAll, beforeAll, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { closeDatabase, type Database, openDatabase, type Queryable } from '../src/client'
import { transaction } from '../src/transaction'

let db: Database
const idleErrors: Error[] = []

beforeAll(() => {
  const url = process.env.NEXA_TEST_DATABASE_URL ?? ''
  db = openDatabase({ url, poolSize: 3, onIdleError: (error) => idleErrors.push(error) })
})
afterAll(() => closeDatabase(db))

/** Of the connection itself, by its server process. */
async function pidOf(tx: Queryable): Promise<number> {
  const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return rows[0]?.pid ?? 0
}

async function isRunning(pid: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 from pg_stat_activity where pid = ${pid}`)
  return rows.length > 0
}

test('a connection that breaks between two statements fails its transaction and nothing else', async () => {
  const broken = transaction(db, {
    run: async (tx) => {
      const pid = await pidOf(tx)
      await db.execute(sql`select pg_terminate_backend(${pid})`)
      // Its last words come in here, while no statement waits for them.
      while (await isRunning(pid)) await Bun.sleep(1)
      await tx.execute(sql`select 1`)
    },
  })
  await expect(broken).rejects.toThrow()
  expect((await transaction(db, { run: pidOf })).result).toBeGreaterThan(0)
})

test('a connection that breaks while nobody uses it is told of', async () => {
  const { result: pid } = await transaction(db, { run: pidOf })
  await transaction(db, {
    run: async (tx) => {
      expect(await pidOf(tx)).toBe(pid)
      // The other connections are idle: one of them ends.
      const idle = await pidOf(db)
      await tx.execute(sql`select pg_terminate_backend(${idle})`)
      while (idleErrors.length === 0) await Bun.sleep(1)
    },
  })
  expect(String(idleErrors[0])).toContain('terminat')
})

const wordOf = { text: "select 'later' as word", values: [] }

test('the last statement goes with the commit, and undoes all when it fails', async () => {
  const make = sql`create table leftovers (id int)`
  const refused = { text: 'select 1 / $1::int', values: [0] }
  const failed = transaction(db, { run: (tx) => tx.execute(make), last: () => refused })
  await expect(failed).rejects.toThrow('division by zero')
  const { rows } = await transaction(db, { run: (tx) => tx.execute(make), last: () => wordOf })
  expect(rows).toEqual([{ word: 'later' }])
  await db.execute(sql`drop table leftovers`)
})

test('the first statement goes with the beginning, and what fails there runs nothing', async () => {
  let hasRun = false
  const run = async () => {
    hasRun = true
  }
  const refused = { text: 'select 1 / $1::int', values: [0] }
  await expect(transaction(db, { first: refused, run })).rejects.toThrow('division by zero')
  expect(hasRun).toBe(false)
  const { result } = await transaction(db, { first: wordOf, run: async (_, found) => found })
  expect(result).toEqual([{ word: 'later' }])
})
