import type { NexaClient } from '@nexa/client/nexa-client'
import { priorities } from '@nexa/shared/task'
import pLimit from 'p-limit'

const atOnce = 8

/** A project with so many tasks, spread over its columns. */
export async function makeManyTasks(nexa: NexaClient, count: number): Promise<{ key: string }> {
  const { data: project } = await nexa.createProject({ body: { name: `${count} tasks` } })
  const params = { id: project.id }
  const { data: columns } = await nexa.listStatuses({ params })
  const few = pLimit(atOnce)
  const one = (at: number) =>
    nexa.createTask({
      params,
      body: {
        title: `Task ${at} of many, with a title as long as they usually are`,
        statusId: columns[at % columns.length]?.id,
        priority: priorities[at % priorities.length],
      },
    })
  await Promise.all(Array.from({ length: count }, (_, at) => few(() => one(at))))
  return project
}
