import { z } from 'zod'
import { listRows } from './list-rows'
import { runDrizzleKit } from './run-drizzle-kit'

/**
 * Only for trying a schema out on an empty database: the migrations hold what the schema language can't say,
 * which a push onto their tables would undo. drizzle-kit exits with 0 when it failed, so the tables are counted.
 */
export async function pushSchema(url: string, words: string[]): Promise<string> {
  if ((await countTables(url)) > 0) {
    throw new Error(
      'This database has tables: a push would undo what the migrations did by hand. Run "npm run db:generate" and "npm run db:migrate" instead, or push to an empty database.',
    )
  }
  await runDrizzleKit(url, ['push', ...words])
  const made = await countTables(url)
  if (made === 0) throw new Error('The push failed: no tables were made.')
  return `Made ${made} tables, without the parts of the migrations that are written by hand: Nexa itself starts on a migrated database only.`
}

async function countTables(url: string): Promise<number> {
  const statement = `select tablename as name from pg_tables where schemaname = 'public'`
  return (await listRows(url, statement, z.object({ name: z.string() }))).length
}
