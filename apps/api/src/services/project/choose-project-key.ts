import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { ReadScope } from '../scope'

/** The name's first letters, with a number behind them when another project has them. */
export async function chooseProjectKey(
  { db, workspaceId }: ReadScope,
  name: string,
): Promise<string> {
  const base = keyOf(name)
  const taken = await listRows<{ key: string }>(
    db,
    sql`select key from projects where workspace_id = ${workspaceId} and starts_with(key, ${base})`,
  )
  const keys = new Set(taken.map((row) => row.key))
  let key = base
  for (let number = 2; keys.has(key); number += 1) key = `${base}${number}`
  return key
}

function keyOf(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  const key = letters.replace(/^[0-9]+/, '').slice(0, 3)
  return key.length >= 2 ? key : 'PRJ'
}
