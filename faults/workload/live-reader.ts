import { LiveBoard } from '@nexa/client/live-board'
import { LiveConnection } from '@nexa/client/live-connection'
import type { NexaClient } from '@nexa/client/nexa-client'
import { columnsOf } from '@nexa/shared/apply-event'
import type { Board } from '@nexa/shared/board'
import type { ApiInstance } from '../world/api-instance'
import type { Person } from '../world/tenant'

export type ReaderOptions = {
  person: Person
  client: NexaClient
  instance: ApiInstance
  projectId: string
}

/** Somebody who looks at a board all the time, with the client that people have. */
export class LiveReader {
  reloads = 0
  /** Why the server ended it, which it never should. */
  ended: string | null = null
  private opened: Awaited<ReturnType<typeof LiveBoard.open>> | null = null
  private readonly connection: LiveConnection

  private constructor(readonly options: ReaderOptions) {
    const { instance, person } = options
    this.connection = new LiveConnection({ url: instance.url, token: person.token })
  }

  static async open(options: ReaderOptions): Promise<LiveReader> {
    const reader = new LiveReader(options)
    reader.opened = await LiveBoard.open(options.client, reader.connection, options.projectId, {
      onChange: (_, event) => {
        if (event === null) reader.reloads += 1
      },
      onEnd: (reason) => {
        reader.ended = reason
      },
    })
    return reader
  }

  get head(): number {
    return this.opened?.board.state.head ?? 0
  }

  get name(): string {
    const { person, instance, projectId } = this.options
    return `the board of ${projectId} open by a ${person.role} on ${instance.name} (${this.connection.state})`
  }

  equals({ columns, project, epoch, head }: Board): boolean {
    const state = this.opened?.board.state
    if (!state || state.epoch !== epoch || state.head !== head) return false
    return Bun.deepEquals(
      { columns: columnsOf(state), project: state.project },
      { columns, project },
    )
  }

  close(): void {
    this.opened?.close()
    this.connection.close()
  }
}
