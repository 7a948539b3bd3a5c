import type { Permission } from '@nexa/shared/permissions'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { Unauthorized } from '../lib/errors'
import { mutationOf } from '../lib/mutation'
import { parse, parseJsonBody, queryOf } from '../lib/parse'
import { Paged } from '../lib/response'
import { requireAccount } from '../middleware/auth'
import {
  requirePermission,
  requireWorkspace,
  scopeOf,
  type WorkspaceSource,
} from '../middleware/rbac'
import type { AccountScope, Scope } from '../services/scope'
import type { AppEnv } from '../types/context'

const nothing = z.strictObject({})
type Nothing = typeof nothing

/** Who may call: anyone, anyone signed in, or members with a permission. */
export type Access = 'public' | 'account' | Permission

/** An operation of the API: what goes in and out, and the one service call between. */
type Definition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
  H,
> = {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  params?: P
  query?: Q
  body?: B
  /** Left out: 204 without a body. */
  answer?: A
  /** 201 unless the POST creates nothing. */
  status?: 200 | 201
  run: (input: H & Input<P, Q, B>) => Promise<Result<z.input<A>>>
}

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
  c: Context<AppEnv>
}

type Result<T> = T | Response | (T extends (infer Item)[] ? Paged<Item> : never)

/** An operation as the app mounts it and as the API's document describes it. */
export type Endpoint = {
  method: string
  path: string
  access: Access
  schemas: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType; answer?: z.ZodType }
  mount: (app: Hono<AppEnv>, limitWorkspace: MiddlewareHandler<AppEnv>) => void
}

/** For anyone. */
export const publicEndpoint = <
  A extends z.ZodType = z.ZodNull,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(
  definition: Definition<P, Q, B, A, object>,
) =>
  describe(
    'public',
    definition,
    () => [],
    async (c) => ({ ...(await readInput(c, definition)) }),
  )

/** For anyone who is signed in, before a workspace is chosen. */
export const accountEndpoint = <
  A extends z.ZodType = z.ZodNull,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(
  definition: Definition<P, Q, B, A, { account: AccountScope }>,
) =>
  describe(
    'account',
    definition,
    () => [requireAccount],
    async (c) => {
      const { bodyText, ...input } = await readInput(c, definition)
      const found = c.get('account')
      if (!found) throw new Unauthorized()
      const mutation = mutationFor(c, '', bodyText)
      return { ...input, account: { ...found, mutation } }
    },
  )

/** For members of the chosen workspace whose role has the permission. */
export const memberEndpoint = <
  A extends z.ZodType = z.ZodNull,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(
  permission: Permission,
  definition: Definition<P, Q, B, A, { scope: Scope }> & { workspace?: WorkspaceSource },
) =>
  describe(
    permission,
    definition,
    (limitWorkspace) => [
      requireAccount,
      requireWorkspace(definition.workspace),
      limitWorkspace,
      requirePermission(permission),
    ],
    async (c) => {
      const { bodyText, ...input } = await readInput(c, definition)
      const found = scopeOf(c)
      const mutation = mutationFor(c, found.workspaceId, bodyText)
      return { ...input, scope: { ...found, mutation } }
    },
  )

type Guards = (limitWorkspace: MiddlewareHandler<AppEnv>) => MiddlewareHandler<AppEnv>[]

function describe<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
  H,
>(
  access: Access,
  definition: Definition<P, Q, B, A, H>,
  guards: Guards,
  prepare: (c: Context<AppEnv>) => Promise<H & Input<P, Q, B>>,
): Endpoint {
  const { method, path, params, query, body, answer, run } = definition
  const created = method === 'post' ? 201 : 200
  const { status = answer ? created : 204 } = definition
  return {
    method,
    path,
    access,
    schemas: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body }),
      ...(answer && { answer }),
    },
    mount: (app, limitWorkspace) =>
      app.on([method.toUpperCase()], [path], ...guards(limitWorkspace), async (c) => {
        const result = await run(await prepare(c))
        if (result instanceof Response) return result
        if (status === 204) return c.body(null, 204)
        const { data, meta } = result instanceof Paged ? result : { data: result, meta: undefined }
        return c.json({ success: true, data, ...(meta && { meta }) }, status)
      }),
  }
}

async function readInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  c: Context<AppEnv>,
  { params, query, body }: { params?: P; query?: Q; body?: B },
) {
  const bodyText = body ? await c.req.text() : ''
  return {
    c,
    bodyText,
    params: parse(orNothing(params), params ? c.req.param() : {}),
    query: parse(orNothing(query), queryOf(new URL(c.req.url).searchParams)),
    body: parse(orNothing(body), body ? parseJsonBody(c.req.header('content-type'), bodyText) : {}),
  }
}

/** A schema that was left out has the type `Nothing`, by the defaults of the type parameters. */
function orNothing<S extends z.ZodType>(schema: S | undefined): S
function orNothing(schema: z.ZodType = nothing): z.ZodType {
  return schema
}

function mutationFor(c: Context<AppEnv>, workspaceId: string, body: string) {
  const { pathname, search } = new URL(c.req.url)
  const { method } = c.req
  const path = pathname + search
  return mutationOf(c.req.header('idempotency-key'), { method, path, workspaceId, body })
}
