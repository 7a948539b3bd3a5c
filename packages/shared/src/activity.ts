import { z } from 'zod'
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

export const activity = z
  .strictObject({
    id,
    entityType,
    entityId: id,
    action,
    projectId: id.nullable(),
    taskId: id.nullable(),
    user: person,
    changes: fieldChanges,
    metadata: z.record(z.string(), z.unknown()),
    createdAt: timestamp,
  })
  .meta({ id: 'Activity' })
export type Activity = z.infer<typeof activity>
