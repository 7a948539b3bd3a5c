import { z } from 'zod'
import { id, markdown } from './text'
import { timestamp } from './time'
import { person } from './user'

const content = markdown.refine((text) => text.trim().length > 0, { error: 'Is empty' })

export const createComment = z.strictObject({ content })
export type CreateComment = z.infer<typeof createComment>
export const updateComment = z.strictObject({ content })
export type UpdateComment = z.infer<typeof updateComment>

export const comment = z
  .strictObject({
    id,
    taskId: id,
    userId: id,
    user: person,
    content: z.string(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof comment>
