import { z } from 'zod'
import { color, id, line } from './text'
import { timestamp } from './time'

const name = line(50)

export const createStatus = z.strictObject({
  name,
  color: color.optional(),
  isDefault: z.boolean().optional(),
  isFinal: z.boolean().optional(),
})
export type CreateStatus = z.infer<typeof createStatus>

/** A project always has one default column, so `isDefault` can be given to another one, not taken away. */
export const updateStatus = z.strictObject({
  name: name.optional(),
  color: color.optional(),
  isDefault: z.literal(true).optional(),
  isFinal: z.boolean().optional(),
})
export type UpdateStatus = z.infer<typeof updateStatus>

export const reorderStatuses = z.strictObject({ orderedIds: z.array(id).min(1).max(100) })
export type ReorderStatuses = z.infer<typeof reorderStatuses>

export const deleteStatusQuery = z.strictObject({ moveTo: id.optional() })
export type DeleteStatusQuery = z.infer<typeof deleteStatusQuery>

/** A column of the board. `order` is a sort key: only its relation to its neighbours means anything. */
export const status = z
  .strictObject({
    id,
    projectId: id,
    name: z.string(),
    color: z.string(),
    order: z.int(),
    isDefault: z.boolean(),
    isFinal: z.boolean(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Status' })
export type Status = z.infer<typeof status>

/** The column of a task that is shown by itself. */
export const linkedStatus = z.strictObject({
  id,
  name: z.string(),
  color: z.string(),
  isFinal: z.boolean(),
})

/** How many columns a project may have: what one screen and one reorder request can hold. */
export const statusMaxCount = 100
