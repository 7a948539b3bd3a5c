import type { activityLogs } from '@nexa/db/schema/activity-logs'
import type { projectRows } from './project-rows'

type Filled = Pick<ReturnType<typeof projectRows>, 'id' | 'tasks' | 'comments'>

/** What a project's stream tells of its content, numbered without gaps. */
export function activityRows(workspaceId: string, { id: projectId, tasks, comments }: Filled) {
  const entries = [
    ...tasks.map(({ id, createdById, createdAt }) => ({
      entityType: 'task' as const,
      action: 'created' as const,
      entityId: id,
      taskId: id,
      userId: createdById,
      createdAt,
    })),
    ...comments.map(({ id, taskId, userId, createdAt }) => ({
      entityType: 'comment' as const,
      action: 'created' as const,
      entityId: id,
      taskId,
      userId,
      createdAt,
    })),
  ]
  return entries.map((entry, at): typeof activityLogs.$inferInsert => ({
    ...entry,
    id: Bun.randomUUIDv7('hex', entry.createdAt),
    workspaceId,
    streamId: projectId,
    projectId,
    seq: at + 1,
    changes: {},
    metadata: {},
  }))
}
