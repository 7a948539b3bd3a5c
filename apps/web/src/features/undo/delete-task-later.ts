import { createNexaClient } from '@nexa/client/nexa-client'
import type { BoardState } from '@nexa/shared/apply-event'
import type { TaskCard } from '@nexa/shared/task'
import { signedInFetch } from '../../session/signed-in-fetch'
import type { OpenBoard } from '../../sync/open-board'
import { showProblem } from '../../ui/show-problem'
import { rememberUndo } from './undo'
import { undoTimeMs } from './undo-toast'

type Deletion = {
  board: OpenBoard
  /** The workspace's. */
  slug: string
  task: Pick<TaskCard, 'id' | 'key'>
}

/**
 * Tasks are deleted for good, so the request waits for as long as the toast offers to undo it: at most until
 * the board is left, which would show the task again. It is gone from the page at once. Settles when it is
 * deleted or back again; shows a refusal itself.
 */
export async function deleteTaskLater({ board, slug, task }: Deletion): Promise<void> {
  const api = createNexaClient({ url: '', workspaceId: slug, fetch: sendDespiteLeaving })
  const wait = new Wait(board.left)
  const forget = rememberUndo({
    label: `${task.key} will be deleted for good in a few seconds`,
    undone: `${task.key} is kept`,
    undo: async () => wait.end('undone'),
  })
  try {
    await board.change(
      (state) => withoutTask(state, task.id),
      async (options) => {
        const reason = await wait.ended
        forget()
        if (reason === 'undone') throw new Undone()
        return api.deleteTask({ params: { id: task.id } }, options)
      },
    )
  } catch (error) {
    if (error instanceof Undone) return
    showProblem(`${task.key} was not deleted`)(error)
  }
}

class Undone extends Error {}

class Wait {
  private readonly promise = Promise.withResolvers<'over' | 'undone'>()
  private readonly timer = setTimeout(() => this.end('over'), undoTimeMs)
  private readonly onLeave = () => this.end('over')
  readonly ended = this.promise.promise

  constructor(private readonly left: AbortSignal) {
    window.addEventListener('pagehide', this.onLeave)
    left.addEventListener('abort', this.onLeave)
  }

  end(reason: 'over' | 'undone'): void {
    clearTimeout(this.timer)
    window.removeEventListener('pagehide', this.onLeave)
    this.left.removeEventListener('abort', this.onLeave)
    this.promise.resolve(reason)
  }
}

/** A request that a closing page sends is answered to nobody, but it is sent. */
const sendDespiteLeaving = (url: string, init: RequestInit) =>
  signedInFetch(url, { ...init, keepalive: true })

function withoutTask(state: BoardState, taskId: string): BoardState {
  const tasks = new Map(state.tasks)
  tasks.delete(taskId)
  return { ...state, tasks }
}
