import { z } from 'zod'
import { flag } from './flag'
import { cursorQuery } from './pagination'
import { linkedProject } from './project'
import { linkedStatus } from './status'
import { priority, taskCard } from './task'
import { id } from './text'
import { day } from './time'
import { person } from './user'

/** `today`: the day it is where the reader is; without it, in UTC. */
export const dashboardQuery = z.strictObject({ projectId: id.optional(), today: day.optional() })
export type DashboardQuery = z.infer<typeof dashboardQuery>

const count = z.int().min(0)

/**
 * Of one project, or of all active ones: what was archived doesn't nag. An open task is overdue once the day
 * it was due on is over, and due soon when it is due today or on one of the 6 days after. Due dates are
 * days in UTC.
 */
export const dashboardStats = z
  .strictObject({
    tasks: z.strictObject({
      total: count,
      open: count,
      completed: count,
      overdue: count,
      dueSoon: count,
    }),
    /** Columns of the same name count as one, over all projects. */
    byStatus: z.array(z.strictObject({ name: z.string(), isFinal: z.boolean(), total: count })),
    byPriority: z.array(z.strictObject({ priority, total: count, open: count })),
    /** Who has open tasks, most first; null: nobody has them. */
    byAssignee: z.array(z.strictObject({ assignee: person.nullable(), open: count })),
    /** The last 30 days (UTC), the oldest first. */
    completedPerDay: z.array(z.strictObject({ date: z.iso.date(), completed: count })).length(30),
    projects: z.strictObject({ active: count, archived: count }),
    members: count,
  })
  .meta({ id: 'DashboardStats' })
export type DashboardStats = z.infer<typeof dashboardStats>

export const recentTasksQuery = cursorQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(10),
  /** Only tasks that are assigned to the reader. */
  mine: flag.default(false),
  /** Only open tasks of active projects. */
  open: flag.default(false),
  /** `due`: what is due first, then what has no due date, the last changed first. */
  sort: z.enum(['updated', 'due']).default('updated'),
})
export type RecentTasksQuery = z.infer<typeof recentTasksQuery>

export const recentTask = z
  .strictObject({
    ...taskCard.shape,
    project: linkedProject,
    status: linkedStatus.nullable(),
  })
  .meta({ id: 'RecentTask' })
export type RecentTask = z.infer<typeof recentTask>
