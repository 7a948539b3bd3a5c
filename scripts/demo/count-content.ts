import { board } from '@nexa/shared/board'
import type { NexaClient } from './nexa-client'

export type Counts = { tasks: number; comments: number }

/** What a project holds, as its board tells. */
export async function countContent(client: NexaClient, projectId: string): Promise<Counts> {
  const { columns } = await client.get(`/api/projects/${projectId}/board`, board)
  const tasks = columns.flatMap((column) => column.tasks)
  return {
    tasks: tasks.length,
    comments: tasks.reduce((sum, { commentCount }) => sum + commentCount, 0),
  }
}
