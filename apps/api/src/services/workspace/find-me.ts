import type { Me } from '@nexa/shared/account'
import { permissionsOf } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { ApiError, Unauthorized } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { may } from '../may'
import { type AccountScope, openScope, type Scope } from '../scope'

type User = { id: string; email: string; name: string; avatarUrl: string | null }

/** Also answers when no workspace is chosen yet: then without role and permissions. */
export async function findMe(account: AccountScope, workspace: string | undefined): Promise<Me> {
  const user = await firstRow<User>(
    account.db,
    sql`select id, email, name, avatar_url as "avatarUrl" from users
      where id = ${account.actor.userId}`,
  )
  if (!user) throw new Unauthorized()
  const scope = await openChosenScope(account, workspace)
  return {
    ...user,
    role: scope?.role ?? null,
    workspaceId: scope?.workspaceId ?? null,
    permissions: scope ? permissionsOf(scope.role).filter((one) => may(scope, one)) : [],
  }
}

const openChosenScope = (account: AccountScope, workspace?: string): Promise<Scope | null> =>
  openScope(account, workspace).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'WORKSPACE_REQUIRED') return null
    throw error
  })
