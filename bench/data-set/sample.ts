import { closeDatabase, openDatabase } from '@nexa/db/client'
import { tasks } from '@nexa/db/schema/tasks'
import { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import { workspaces } from '@nexa/db/schema/workspaces'
import { asc, sql } from 'drizzle-orm'

export type SampleTask = { id: string; projectId: string; title: string }
export type SampleProject = { id: string; statusIds: string[]; tasks: SampleTask[] }
export type Sample = {
  workspaceId: string
  ownerId: string
  totalTasks: number
  /** Up to a hundred of them, each with up to a hundred of its tasks. */
  projects: SampleProject[]
}

const mostProjects = 100

/** What requests are about: as many different things in a large data set as in a small one. */
export async function readSample(url: string, totalTasks: number): Promise<Sample> {
  const db = openDatabase({ url, poolSize: 1 })
  try {
    const [workspace] = await db.select().from(workspaces)
    if (!workspace) throw new Error('The data set has no workspace')
    const statuses = await db.select().from(workflowStatuses).orderBy(asc(workflowStatuses.order))
    const byProject = Map.groupBy(statuses, ({ projectId }) => projectId)
    const step = Math.ceil(byProject.size / mostProjects)
    const chosen = [...byProject.keys()].sort().filter((_, at) => at % step === 0)
    const found = await db
      .select({ id: tasks.id, projectId: tasks.projectId, title: tasks.title })
      .from(tasks)
      .where(sql`${tasks.projectId} = any(${sql.param(chosen)}::uuid[])
        and ${tasks.number} % ${Math.max(1, Math.floor(chosen.length / 10))}::int = 0`)
    const tasksOf = Map.groupBy(found, ({ projectId }) => projectId)
    return {
      workspaceId: workspace.id,
      ownerId: workspace.ownerId,
      totalTasks,
      projects: chosen.map((id) => ({
        id,
        statusIds: (byProject.get(id) ?? []).map((status) => status.id),
        tasks: tasksOf.get(id) ?? [],
      })),
    }
  } finally {
    await closeDatabase(db)
  }
}
