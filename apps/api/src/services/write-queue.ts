import pLimit, { type LimitFunction } from 'p-limit'

/** Of the pool's 10 connections: the rest stays free for reads and other workspaces. */
const maxInFlight = 8
const queues = new Map<string, LimitFunction>()

/** Writes that are not yet running, of all workspaces. */
export const countWaitingWrites = () =>
  [...queues.values()].reduce((count, queue) => count + queue.pendingCount, 0)

/**
 * Runs at most 8 writes of a workspace at once; more wait here rather than on a connection. Per workspace
 * and not per stream, because the stream of a task is known only after a query.
 */
export async function inTurn<T>(workspaceId: string, write: () => Promise<T>): Promise<T> {
  const queue = queues.get(workspaceId) ?? pLimit(maxInFlight)
  queues.set(workspaceId, queue)
  try {
    return await queue(write)
  } finally {
    if (queue.activeCount === 0 && queue.pendingCount === 0) queues.delete(workspaceId)
  }
}
