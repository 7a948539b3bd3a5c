import type { LoadRequest } from '../load/load-request'
import type { World } from '../server/world'

export type RowAnswer = { status: number; text: string; data: unknown; meta: unknown }

/** Requests of one kind. docs/PERFORMANCE.md tells people what each is. */
export type Row = {
  name: string
  requests: (world: World) => LoadRequest[] | Promise<LoadRequest[]>
  /** Throws when the answer to one of the requests says something wrong. */
  check: (answer: RowAnswer, request: LoadRequest, world: World) => void
  /** Whether the limit answers it, too. */
  hasLimit: boolean
  /** Asked of a server that keeps no answers: each is put together by the database. */
  keepsNothing?: boolean
}
