import type { Operation } from '@nexa/shared/operation'
import type { Permission } from '@nexa/shared/permissions'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import { Unauthorized } from '../lib/errors'
import { mutationOf } from '../lib/mutation'
import { Page } from '../lib/page'
import { parse, parseJsonBody, queryOf } from '../lib/parse'
import { requireAccount, requirePerson } from '../middleware/auth'
import { limitBody } from '../middleware/limit-body'
import { requirePermission, requireWorkspace, scopeOf } from '../middleware/rbac'
import type { AccountScope, Scope } from '../services/scope'
import type { AppEnv } from '../types/context'

/** An operation and what it takes to serve it. */
export type Endpoint = {
  operation: Operation
  mount: (app: Hono<AppEnv>, limitWorkspace: MiddlewareHandler<AppEnv>) => void
}

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
  c: Context<AppEnv>
}

/** Data, a page of it, or a response that the route made itself. */
type Result<T> = T | Response | (T extends (infer Item)[] ? Page<Item> : never)

/** HTTP in → one service call → HTTP out. */
type Run<H, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = (
  input: H & Input<P, Q, B>,
) => Promise<Result<z.input<A>>>

/** For anyone. */
export const publicEndpoint = <
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  operation: Operation<'public', P, Q, B, A>,
  run: Run<object, P, Q, B, A>,
) => serve(operation, run, [], (c) => readInput(c, operation))

/** For anyone who is signed in, before a workspace is chosen. API tokens may only read here. */
export const accountEndpoint = <
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  operation: Operation<'account', P, Q, B, A>,
  run: Run<{ account: AccountScope }, P, Q, B, A>,
) =>
  serve(operation, run, accountGuards(operation), async (c) => {
    const { bodyText, ...input } = await readInput(c, operation)
    const found = c.get('account')
    if (!found) throw new Unauthorized()
    return { ...input, account: { ...found, mutation: mutationFor(c, '', bodyText) } }
  })

/** For members of the chosen workspace whose role has the operation's permission. */
export const memberEndpoint = <
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  operation: Operation<Permission, P, Q, B, A>,
  run: Run<{ scope: Scope }, P, Q, B, A>,
) => {
  const guards = [requireAccount, requireWorkspace(operation.workspace)]
  const permitted = requirePermission(operation.access)
  return serve(operation, run, [...guards, 'workspace limit', permitted], async (c) => {
    const { bodyText, ...input } = await readInput(c, operation)
    const found = scopeOf(c)
    const mutation = mutationFor(c, found.workspaceId, bodyText)
    return { ...input, scope: { ...found, mutation } }
  })
}

const accountGuards = ({ method }: Pick<Operation, 'method'>) =>
  method === 'get' ? [requireAccount] : [requireAccount, requirePerson]

type Guard = MiddlewareHandler<AppEnv> | 'workspace limit'

function serve<
  H,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  operation: Operation<Operation['access'], P, Q, B, A>,
  run: Run<H, P, Q, B, A>,
  guards: Guard[],
  prepare: (c: Context<AppEnv>) => Promise<H & Input<P, Q, B>>,
): Endpoint {
  const { method, path, status } = operation
  const answer = async (c: Context<AppEnv>) => {
    const result = await run(await prepare(c))
    if (result instanceof Response) return result
    if (status === 204) return c.body(null, 204)
    const answered =
      result instanceof Page ? { data: result.items, meta: result.meta } : { data: result }
    return c.json({ success: true, ...answered }, status)
  }
  return {
    operation,
    mount(app, limitWorkspace) {
      const handlers = guards.map((guard) => (guard === 'workspace limit' ? limitWorkspace : guard))
      const limits = operation.file === null ? [limitBody] : []
      app.on([method.toUpperCase()], [path], ...limits, ...handlers, answer)
    },
  }
}

async function readInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  c: Context<AppEnv>,
  { params, query, body, hasBody }: Operation<Operation['access'], P, Q, B>,
) {
  const bodyText = hasBody ? await c.req.text() : ''
  return {
    c,
    bodyText,
    params: parse(params, c.req.param()),
    query: parse(query, queryOf(new URL(c.req.url).searchParams)),
    body: parse(body, hasBody ? parseJsonBody(c.req.header('content-type'), bodyText) : {}),
  }
}

function mutationFor(c: Context<AppEnv>, workspaceId: string, body: string) {
  const { pathname, search } = new URL(c.req.url)
  const { method } = c.req
  const path = pathname + search
  return mutationOf(c.req.header('idempotency-key'), { method, path, workspaceId, body })
}
