import { hasPermission, type Permission, type Role } from '@nexa/shared/permissions'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Forbidden, Unauthorized } from '../lib/errors'
import { openScope, type Scope } from '../services/scope'
import type { AppEnv } from '../types/context'

/** Where a route finds its workspace: in its path as `:id`, or in the header. */
export type WorkspaceSource = 'path' | 'header'

/** Makes the scope, the only way to any row of a workspace. */
export const requireWorkspace = (source: WorkspaceSource = 'header') =>
  createMiddleware<AppEnv>(async (c, next) => {
    const account = c.get('account')
    if (!account) throw new Unauthorized()
    const named = source === 'path' ? c.req.param('id') : c.req.header('x-workspace-id')
    c.set('scope', await openScope(account, named))
    await next()
  })

export const requirePermission = (permission: Permission) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!hasPermission(scopeOf(c).role, permission)) throw new Forbidden()
    await next()
  })

/**
 * For a rule that names roles rather than a permission. No operation has one today.
 * @public
 */
export const requireRole = (...roles: Role[]) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!roles.includes(scopeOf(c).role)) throw new Forbidden()
    await next()
  })

export function scopeOf(c: Context<AppEnv>): Scope {
  const scope = c.get('scope')
  if (!scope) throw new Error('The route has no requireWorkspace before it')
  return scope
}
