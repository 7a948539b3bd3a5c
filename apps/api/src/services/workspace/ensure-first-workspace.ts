import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { AccountScope } from '../scope'
import { createWorkspace } from './create-workspace'

/**
 * A new account gets a workspace to start in. Also called on sign-in, for a sign-up that was cut off
 * between the account and its workspace; who is in one, or ever owned one, is left alone.
 */
export async function ensureFirstWorkspace(account: AccountScope, userName: string): Promise<void> {
  const { userId } = account.actor
  const known = await firstRow(
    account.db,
    sql`select 1 where exists (select 1 from workspace_members where user_id = ${userId})
      or exists (select 1 from workspaces where owner_id = ${userId})`,
  )
  if (known) return
  // A fixed mutation: two sign-ins at once make one workspace.
  const mutation = { id: userId, requestHash: 'first workspace' }
  await createWorkspace({ ...account, mutation }, { name: `${userName}'s workspace` })
}
