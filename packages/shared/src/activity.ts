import { z } from 'zod'
import { cursorQuery } from './pagination'
import { id } from './text'
import { timestamp } from './time'
import { person } from './user'

export const entityTypes = [
  'workspace',
  'project',
  'status',
  'task',
  'comment',
  'attachment',
  'member',
  'invitation',
] as const
export const entityType = z.enum(entityTypes)
export type EntityType = z.infer<typeof entityType>

export const actions = [
  'created',
  'updated',
  'deleted',
  'assigned',
  'commented',
  'status_changed',
  'moved',
] as const
export const action = z.enum(actions)
export type Action = z.infer<typeof action>

/** What a change did to each field: `{ title: { old: "Draft", new: "Final" } }`. */
export const fieldChanges = z
  .record(z.string(), z.strictObject({ old: z.unknown(), new: z.unknown() }))
  .meta({ id: 'FieldChanges' })
export type FieldChanges = z.infer<typeof fieldChanges>

/** Filters combine with AND. */
export const activityQuery = cursorQuery.extend({
  userId: id.optional(),
  entityType: entityType.optional(),
  action: action.optional(),
})
export type ActivityQuery = z.infer<typeof activityQuery>

/** `task` and `project` are as they are now; a task that is gone is told with its last words. */
export const activity = z
  .strictObject({
    id,
    entityType,
    entityId: id,
    action,
    projectId: id.nullable(),
    project: z.strictObject({ id, key: z.string(), name: z.string() }).nullable(),
    taskId: id.nullable(),
    task: z.strictObject({ id, key: z.string(), title: z.string() }).nullable(),
    user: person,
    changes: fieldChanges,
    metadata: z.record(z.string(), z.unknown()),
    createdAt: timestamp,
  })
  .meta({ id: 'Activity' })
export type Activity = z.infer<typeof activity>
