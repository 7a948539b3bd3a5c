import { z } from 'zod'
import { linkedProject } from './project'
import { linkedStatus } from './status'
import { id, line, markdown } from './text'
import { moment, timestamp } from './time'
import { person } from './user'

export const priorities = ['low', 'medium', 'high', 'urgent'] as const
export const priority = z.enum(priorities)

const title = line(500)

/** A task is named by its id or by its key, such as NEX-42. */
export const taskRef = z
  .string()
  .regex(
    /^(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z][A-Za-z0-9]{1,9}-[1-9][0-9]{0,8})$/,
    'Expected a task id or a key such as NEX-42',
  )
  .meta({ example: 'NEX-42' })

export const createTask = z.strictObject({
  title,
  description: markdown.nullish(),
  priority: priority.default('medium'),
  statusId: id.optional(),
  assigneeId: id.nullish(),
  dueDate: moment.nullish(),
})
export type CreateTask = z.infer<typeof createTask>

/** With `version`, the update is refused when somebody else changed the task in between. */
export const updateTask = z.strictObject({
  title: title.optional(),
  description: markdown.nullish(),
  priority: priority.optional(),
  statusId: id.optional(),
  assigneeId: id.nullish(),
  dueDate: moment.nullish(),
  version: z.int().min(1).optional(),
})
export type UpdateTask = z.infer<typeof updateTask>

/** At most one of `order` (zero-based place), `beforeId` and `afterId`; none of them: the end. */
export const moveTask = z
  .strictObject({
    statusId: id,
    order: z.int().min(0).max(10_000_000).optional(),
    beforeId: id.optional(),
    afterId: id.optional(),
  })
  .refine((to) => [to.order, to.beforeId, to.afterId].filter((v) => v !== undefined).length <= 1, {
    error: 'Give only one of order, beforeId and afterId',
  })
export type MoveTask = z.infer<typeof moveTask>

/** What a board shows of a task: everything but the description. */
export const taskCard = z
  .strictObject({
    id,
    key: z.string(),
    number: z.int(),
    projectId: id,
    title: z.string(),
    priority,
    statusId: id.nullable(),
    assigneeId: id.nullable(),
    assignee: person.nullable(),
    createdById: id,
    order: z.int(),
    dueDate: timestamp.nullable(),
    completedAt: timestamp.nullable(),
    version: z.int(),
    commentCount: z.int(),
    attachmentCount: z.int(),
    blockedByCount: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'TaskCard' })
export type TaskCard = z.infer<typeof taskCard>

/** What the reader of an answer may do with the task. */
export const taskAbilities = z
  .strictObject({
    update: z.boolean(),
    delete: z.boolean(),
    assign: z.boolean(),
    comment: z.boolean(),
  })
  .meta({ id: 'TaskAbilities' })
export type TaskAbilities = z.infer<typeof taskAbilities>

export const task = taskCard
  .extend({ description: z.string().nullable(), can: taskAbilities })
  .meta({ id: 'Task' })
export type Task = z.infer<typeof task>

export const linkedTask = z
  .strictObject({
    id,
    key: z.string(),
    title: z.string(),
    projectId: id,
    statusId: id.nullable(),
    completedAt: timestamp.nullable(),
  })
  .meta({ id: 'LinkedTask' })

/** A task with what belongs to it, as its own page shows it. */
export const taskDetail = task
  .extend({
    project: linkedProject,
    status: linkedStatus.nullable(),
    creator: person,
    dependencies: z.array(linkedTask),
    dependents: z.array(linkedTask),
    watchers: z.array(person),
  })
  .meta({ id: 'TaskDetail' })
export type TaskDetail = z.infer<typeof taskDetail>
