import type { NexaClient } from '@nexa/client/nexa-client'

export type Counts = { tasks: number; comments: number }

/** What a project holds, as its board tells. */
export async function countContent(nexa: NexaClient, id: string): Promise<Counts> {
  const { data: board } = await nexa.getBoard({ params: { id } })
  const tasks = board.columns.flatMap((column) => column.tasks)
  return {
    tasks: tasks.length,
    comments: tasks.reduce((sum, { commentCount }) => sum + commentCount, 0),
  }
}
