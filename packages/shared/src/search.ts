import { z } from 'zod'
import { cursorQuery } from './pagination'
import { linkedProject } from './project'
import { id, line } from './text'
import { timestamp } from './time'
import { person } from './user'

export const searchQuery = cursorQuery.extend({
  /** All words must be in a task's title and description, or in one comment; the last may be begun only. */
  q: line(200),
  type: z.enum(['task', 'comment']).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export type SearchQuery = z.infer<typeof searchQuery>

/** Plain text, and where the words that were looked for stand in it (UTF-16 offsets, end excluded). */
export const markedText = z
  .strictObject({
    text: z.string(),
    ranges: z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(1) })),
  })
  .meta({ id: 'MarkedText' })
export type MarkedText = z.infer<typeof markedText>

/** `excerpt` is of the description, or of the comment. */
export const searchHit = z
  .strictObject({
    type: z.enum(['task', 'comment']),
    task: z.strictObject({
      id,
      key: z.string(),
      title: markedText,
      statusId: id.nullable(),
      completedAt: timestamp.nullable(),
    }),
    project: linkedProject,
    comment: z.strictObject({ id, user: person, createdAt: timestamp }).nullable(),
    excerpt: markedText.nullable(),
  })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof searchHit>
