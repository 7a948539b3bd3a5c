import { type ErrorCode, errorAnswer } from '@nexa/shared/errors'
import { health } from '@nexa/shared/health'
import { z } from 'zod'
import { type Answer, NoConnection, type Patience, sendPatiently } from './send-patiently'

type Credentials = { token?: string; workspaceId?: string }

/** The server answered, and the answer is no. */
export class Refused extends Error {
  constructor(
    readonly code: ErrorCode | 'UNKNOWN',
    message: string,
  ) {
    super(message)
  }
}

/** Somebody who uses the public HTTP API. Answers are checked against the contract's schemas. */
export class NexaClient {
  constructor(
    readonly url: string,
    private readonly patience: Patience = {},
    private readonly credentials: Credentials = {},
  ) {}

  /** The same connection as somebody else, or in another workspace. */
  as(credentials: Credentials): NexaClient {
    return new NexaClient(this.url, this.patience, { ...this.credentials, ...credentials })
  }

  async get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
    return this.call('GET', path, schema)
  }

  async post<T extends z.ZodType>(
    path: string,
    body: unknown,
    schema: T,
    key: string = crypto.randomUUID(),
  ): Promise<z.output<T>> {
    return this.call('POST', path, schema, { body: JSON.stringify(body), key })
  }

  /**
   * null: it was made before, and the server does not say what came of it: it forgets answers after a week,
   * and gives them to the same request only. Other conflicts come from a name that is taken.
   */
  async postOnce<T extends z.ZodType>(
    path: string,
    body: unknown,
    schema: T,
    key: string,
  ): Promise<z.output<T> | null> {
    return this.post(path, body, schema, key).catch((error: unknown) => {
      const isMade = ['CONFLICT', 'IDEMPOTENCY_MISMATCH']
      if (error instanceof Refused && isMade.includes(error.code)) return null
      throw error
    })
  }

  /** Throws, with what to do, unless a Nexa answers. Asked once: who mistyped the address should not wait. */
  async requireServer(): Promise<void> {
    const isThere = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(5_000) })
      .then(async (response) => health.safeParse(success.parse(await response.json()).data).success)
      .catch(() => false)
    if (isThere) return
    throw new NoConnection(
      `No Nexa answers at ${this.url}. Start it with "npm start" in another terminal, or name its address with --url.`,
    )
  }

  private async call<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    write?: { body: string; key: string },
  ): Promise<z.output<T>> {
    const { token, workspaceId } = this.credentials
    const headers = {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(workspaceId && { 'X-Workspace-Id': workspaceId }),
      ...(write && { 'Content-Type': 'application/json', 'Idempotency-Key': write.key }),
    }
    const init = { method, headers, ...(write && { body: write.body }) }
    const answer = await sendPatiently(this.url + path, init, this.patience)
    return contentOf(`${method} ${path}`, answer, schema)
  }
}

const success = z.object({ success: z.literal(true), data: z.unknown() })

function contentOf<T extends z.ZodType>(request: string, answer: Answer, schema: T): z.output<T> {
  const content = parseJson(answer.text)
  if (answer.status < 300) {
    const parsed = schema.safeParse(success.safeParse(content).data?.data)
    if (parsed.success) return parsed.data
    throw new Refused('UNKNOWN', `${request}: unexpected answer\n${z.prettifyError(parsed.error)}`)
  }
  const refusal = errorAnswer.safeParse(content)
  const { code, message, details } = refusal.success
    ? refusal.data.error
    : { code: 'UNKNOWN' as const, message: answer.text.slice(0, 200), details: undefined }
  const more = details === undefined ? '' : ` ${JSON.stringify(details)}`
  throw new Refused(code, `${request} (${answer.status}): ${message}${more}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
