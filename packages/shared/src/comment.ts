import { z } from 'zod'
import { id, markdown } from './text'
import { timestamp } from './time'
import { person } from './user'

const content = markdown.refine((text) => text.trim().length > 0, { error: 'Is empty' })

export const createComment = z.strictObject({ content })
export type CreateComment = z.infer<typeof createComment>
export const updateComment = z.strictObject({ content })
export type UpdateComment = z.infer<typeof updateComment>

/** As events tell it: the same for everybody. */
export const commentCard = z
  .strictObject({
    id,
    taskId: id,
    userId: id,
    user: person,
    content: z.string(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'CommentCard' })
export type CommentCard = z.infer<typeof commentCard>

/** What the reader of an answer may do with the comment. */
export const commentAbilities = z
  .strictObject({ update: z.boolean(), delete: z.boolean() })
  .meta({ id: 'CommentAbilities' })
export type CommentAbilities = z.infer<typeof commentAbilities>

export const comment = commentCard.extend({ can: commentAbilities }).meta({ id: 'Comment' })
export type Comment = z.infer<typeof comment>
