import { slug as schema } from '@nexa/shared/workspace'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { ReadScope } from '../scope'

const maxLength = 40

/** A slug made of the name, with a random ending when another workspace has it. */
export async function findFreeSlug({ db }: Pick<ReadScope, 'db'>, name: string): Promise<string> {
  const base = slugOf(name)
  // Held to the commit, so that two workspaces of one name made at once don't choose the same slug.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${base}, 0))`)
  const taken = await firstRow(db, sql`select 1 from workspaces where slug = ${base}`)
  return taken ? `${base}-${crypto.randomUUID().slice(0, 6)}` : base
}

/** Letters of other scripts fall away; what leaves no slug becomes `workspace`. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '')
  return schema.safeParse(slug).success ? slug : 'workspace'
}
