export type LoadRequest = {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
}

/** Some requests, sent over and over in turn by so many connections. */
export type Load = {
  url: string
  requests: readonly LoadRequest[]
  connections: number
  seconds: number
}

export type LoadResult = {
  requests: number
  seconds: number
  p50Ms: number
  p99Ms: number
  bytesPerAnswer: number
  /** Answers with an error's status, and connections that broke. */
  failed: number
}
