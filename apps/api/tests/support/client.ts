import { checkAnswer } from './check-answer'

export type Credentials = { token?: string; userId?: string; workspaceId?: string }
type RequestHeaders = Record<string, string>

/**
 * Somebody who uses the API over HTTP. `await ada.get(path)` is the answer's data and fails unless it is a
 * success; `.expect(403)` wants that status and is the error. Every answer is held against its schema.
 */
export class Client {
  readonly token: string
  readonly userId: string
  readonly workspaceId: string

  constructor(
    readonly url: string,
    { token = '', userId = '', workspaceId = '' }: Credentials = {},
  ) {
    this.token = token
    this.userId = userId
    this.workspaceId = workspaceId
  }

  get = (path: string, headers?: RequestHeaders) => this.call('GET', path, undefined, headers)
  delete = (path: string, headers?: RequestHeaders) => this.call('DELETE', path, undefined, headers)
  post = (path: string, body: unknown = {}, headers?: RequestHeaders) =>
    this.call('POST', path, JSON.stringify(body), headers)
  patch = (path: string, body: unknown, headers?: RequestHeaders) =>
    this.call('PATCH', path, JSON.stringify(body), headers)

  call(method: string, path: string, body?: string | FormData, headers: RequestHeaders = {}): Call {
    return new Call(method, path, () => this.fetch(method, path, body, headers))
  }

  /** The plain response. What it says as JSON is held against the API's document. */
  async fetch(
    method: string,
    path: string,
    body?: string | FormData,
    headers: RequestHeaders = {},
  ): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
        ...(this.workspaceId && { 'X-Workspace-Id': this.workspaceId }),
        ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    })
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const text = isJson ? await response.clone().text() : ''
    if (text !== '') checkAnswer(method, path, response.status, JSON.parse(text))
    return response
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is checked at run time, against its schema.
export type Data = any

export class Call implements PromiseLike<Data> {
  private isExpected = (status: number) => status >= 200 && status < 300

  constructor(
    private readonly method: string,
    private readonly path: string,
    private readonly send: () => Promise<Response>,
  ) {}

  /** Data of a success, the error of a refusal. */
  async expect(status: number): Promise<Data> {
    this.isExpected = (found) => found === status
    const answer = await this.answer()
    return answer?.success ? answer.data : answer?.error
  }

  /** The whole answer: data and meta, or the error. */
  async answer(): Promise<Data> {
    const response = await this.send()
    const text = await response.text()
    if (!this.isExpected(response.status)) {
      throw new Error(
        `${this.method} ${this.path} answered ${response.status}: ${text.slice(0, 500)}`,
      )
    }
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const answer: unknown = text === '' ? undefined : isJson ? JSON.parse(text) : text
    checkAnswer(this.method, this.path, response.status, answer)
    return answer
  }

  // biome-ignore lint/suspicious/noThenProperty: a call is awaited like the promise of its data.
  then<A = Data, B = never>(
    resolve?: ((data: Data) => A | PromiseLike<A>) | null,
    reject?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.answer()
      .then((answer) => answer?.data)
      .then(resolve, reject)
  }
}
