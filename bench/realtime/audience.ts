type Named = { id: string }

/** Who listens where to the moves of which tasks. */
export type Audience = {
  /** Of every instance. */
  urls: readonly string[]
  people: readonly { token: string; workspaceId: string }[]
  board: { project: Named; todo: Named; inProgress: Named; tasks: readonly Named[] }
}
