import type { Access, Operation } from '@nexa/shared/operation'
import { type OperationName, type Operations, operations } from '@nexa/shared/operations'
import { type PageMeta, pageMeta } from '@nexa/shared/pagination'
import { z } from 'zod'
import { toApiError } from './api-error'
import { newId } from './new-id'
import { sendAgain } from './send-again'

export type ClientOptions = {
  /** Where Nexa is, such as https://nexa.example.com; empty in its own pages. */
  url: string
  /** Of a session or program. In a browser the cookie does without. */
  token?: string
  /** Id or slug; needed by who is in several workspaces. */
  workspaceId?: string
  /** How often a request is sent again that got no answer, or a 503: it is done once all the same. */
  retries?: number
  /** How long an answer may take before its connection counts as lost. Files take the time they take. */
  timeoutMs?: number
  /** Instead of the platform's own. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/** What an operation takes: only the parts it has. */
export type InputOf<O> =
  O extends Operation<Access, infer P, infer Q, infer B, z.ZodType>
    ? Given<'params', z.input<P>> &
        Given<'query', z.input<Q>> &
        Given<'body', z.input<B>> &
        (O extends { file: string } ? { file: File } : unknown)
    : never

/** Left out when there is nothing in it, optional when nothing in it is required. */
type Given<Name extends string, T> =
  T extends Record<string, never>
    ? { [K in Name]?: never }
    : object extends T
      ? { [K in Name]?: T }
      : { [K in Name]: T }

export type AnswerOf<O> =
  O extends Operation<Access, z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never

export type Answer<T> = { data: T; meta?: PageMeta }

export type RequestOptions = {
  /** A UUID: the write can be sent again with it and is done once. Without one it gets a key of its own. */
  idempotencyKey?: string
  signal?: AbortSignal
}

type Call<O> =
  object extends InputOf<O>
    ? (input?: InputOf<O>, options?: RequestOptions) => Promise<Answer<AnswerOf<O>>>
    : (input: InputOf<O>, options?: RequestOptions) => Promise<Answer<AnswerOf<O>>>

/** One method for each operation of the API. They reject with an `ApiError`, or as `fetch` does. */
export type NexaClient = { [Name in OperationName]: Call<Operations[Name]> }

type AnyInput = { params?: object; query?: object; body?: unknown; file?: File }
type Request = (name: string, input?: AnyInput, options?: RequestOptions) => Promise<unknown>

export function createNexaClient(options: ClientOptions): NexaClient
export function createNexaClient(options: ClientOptions): Record<string, unknown> {
  const send: Request = (name, input, request) => {
    const found = Object.entries<Operation>(operations).find(([one]) => one === name)
    if (!found) throw new Error(`There is no operation ${name}`)
    return call(options, found[1], input, request)
  }
  return Object.fromEntries(
    Object.keys(operations).map((name) => [
      name,
      (input?: AnyInput, request?: RequestOptions) => send(name, input, request),
    ]),
  )
}

const usualRetries = 3
const usualTimeoutMs = 30_000

async function call(
  { url, token, workspaceId, ...options }: ClientOptions,
  operation: Operation,
  { params = {}, query = {}, body = {}, file }: AnyInput = {},
  { idempotencyKey, signal }: RequestOptions = {},
): Promise<Answer<unknown>> {
  const { retries = usualRetries, timeoutMs = usualTimeoutMs, fetch: send = fetch } = options
  const { path, hasBody, file: field, status } = operation
  const method = operation.method.toUpperCase()
  const key = idempotencyKey ?? (takesKey(operation) ? newId() : undefined)
  const request: RequestInit = {
    method,
    credentials: 'include',
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(workspaceId && { 'X-Workspace-Id': workspaceId }),
      ...(key && { 'Idempotency-Key': key }),
      ...(hasBody && { 'Content-Type': 'application/json' }),
    },
    ...(hasBody && { body: JSON.stringify(body) }),
    ...(field && file && { body: formOf(field, file) }),
  }
  const answered = async () => {
    const signals = [
      ...(signal ? [signal] : []),
      ...(field || operation.isDownload ? [] : [AbortSignal.timeout(timeoutMs)]),
    ]
    const address = url + fill(path, params) + search(query)
    const response = await send(address, { ...request, signal: AbortSignal.any(signals) })
    if (!response.ok) throw await toApiError(response, `${method} ${path}`)
    // Read to its end: a connection can be lost in the middle of an answer.
    return status === 204 ? null : response.blob()
  }
  const isSafe = method === 'GET' || takesKey(operation)
  const content = await sendAgain(answered, { retries: isSafe ? retries : 0, signal })
  if (content === null || operation.isDownload) return { data: content }
  const { data, meta } = success.parse(JSON.parse(await content.text()))
  return { data, ...(meta && { meta }) }
}

const takesKey = ({ access, method }: Operation) => access !== 'public' && method !== 'get'

function formOf(field: string, file: File): FormData {
  const form = new FormData()
  form.append(field, file)
  return form
}

/** What the answer's data is, the contract says: the server holds itself to it. */
const success = z.object({ success: z.literal(true), data: z.unknown(), meta: pageMeta.optional() })

const fill = (path: string, params: object) =>
  Object.entries(params).reduce(
    (filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  )

function search(query: object): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value))
  }
  return parameters.size === 0 ? '' : `?${parameters}`
}
