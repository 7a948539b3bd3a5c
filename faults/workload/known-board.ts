import type { Board } from '@nexa/shared/board'

/** What the writers of a project know of it. They share it, so they often mean the same task. */
export class KnownBoard {
  taskIds: string[] = []
  commentIds: string[] = []
  statusIds: string[] = []

  constructor(readonly projectId: string) {}

  forget(id: string): void {
    const isOther = (one: string) => one !== id
    this.taskIds = this.taskIds.filter(isOther)
    this.commentIds = this.commentIds.filter(isOther)
    this.statusIds = this.statusIds.filter(isOther)
  }

  /** Also of what came of writes that nobody got an answer to. */
  learn({ columns }: Board): void {
    this.taskIds = columns.flatMap(({ tasks }) => tasks.map(({ id }) => id))
    this.statusIds = columns.map(({ id }) => id)
    this.commentIds = []
  }
}
