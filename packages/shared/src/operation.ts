import { z } from 'zod'
import type { Permission } from './permissions'

/** Who may call: anyone, anyone signed in, or members of the workspace whose role has the permission. */
export type Access = 'public' | 'account' | Permission

const nothing = z.strictObject({})
type Nothing = typeof nothing

/** What an operation is declared with; what is left out takes nothing and answers nothing. */
type Definition<
  C extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
  F extends string | null,
> = {
  /** One sentence for people who read the API's document. */
  summary: string
  access: C
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  /** The workspace is the `:id` of the path rather than the one chosen by header. */
  workspace?: 'path'
  params?: P
  query?: Q
  body?: B
  /** Field of a multipart form with exactly one file, instead of a body. */
  file?: F
  answer?: A
  /** The answer is a file, not JSON. */
  isDownload?: true
  /** Of a success; else 201 for a POST, 200 for other answers and 204 without one. */
  status?: 200
}

/** One operation of the API: the server mounts it, the client calls it, the document describes it. */
export type Operation<
  C extends Access = Access,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
  F extends string | null = string | null,
> = {
  summary: string
  access: C
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  workspace: 'path' | 'header'
  params: P
  query: Q
  /** null: the request has no body. */
  body: B
  answer: A
  hasBody: boolean
  /** null: the request is no form. */
  file: F
  isDownload: boolean
  status: 200 | 201 | 204
}

export function operation<
  C extends Access,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  A extends z.ZodType = z.ZodNull,
  F extends string | null = null,
>(definition: Definition<C, P, Q, B, A, F>): Operation<C, P, Q, B, A, F> {
  const { summary, access, method, path, workspace = 'header' } = definition
  const { answer, isDownload = false } = definition
  const success = answer ? (method === 'post' ? 201 : 200) : 204
  return {
    summary,
    access,
    method,
    path,
    workspace,
    params: or(definition.params, nothing),
    query: or(definition.query, nothing),
    body: or(definition.body, nothing),
    answer: or(answer, z.null()),
    hasBody: definition.body !== undefined,
    file: orNull(definition.file),
    isDownload,
    status: definition.status ?? success,
  }
}

/** A schema that was left out has the fallback's type, by the defaults of the type parameters. */
function or<S extends z.ZodType>(schema: S | undefined, fallback: z.ZodType): S
function or(schema: z.ZodType | undefined, fallback: z.ZodType): z.ZodType {
  return schema ?? fallback
}

/** A field that was left out has the type null in the same way. */
function orNull<F extends string | null>(field: F | undefined): F
function orNull(field: string | null | undefined): string | null {
  return field ?? null
}
