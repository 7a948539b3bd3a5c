import { z } from 'zod'
import { flag } from './flag'
import { pageQuery } from './pagination'
import { priority } from './task'
import { id, line } from './text'
import { moment } from './time'

const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(50))

export const taskSortFields = [
  'order',
  'number',
  'title',
  'priority',
  'dueDate',
  'completedAt',
  'createdAt',
  'updatedAt',
] as const
export type TaskSortField = (typeof taskSortFields)[number]
export type TaskSort = { field: TaskSortField; descending: boolean }

const sortField = z.enum(taskSortFields)
const sort = z.string().transform((text, context): TaskSort[] => {
  const keys: TaskSort[] = []
  for (const part of text.split(',')) {
    const descending = part.startsWith('-')
    const field = sortField.safeParse(descending ? part.slice(1) : part)
    if (!field.success || keys.some((key) => key.field === field.data)) {
      const message = `Expected fields of ${taskSortFields.join(', ')}, each once, a minus for descending`
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    keys.push({ field: field.data, descending })
  }
  return keys
})

/** Filters combine with AND, a list by commas with OR. */
export const taskQuery = pageQuery.extend({
  statusId: listOf(id).optional(),
  assigneeId: listOf(z.union([id, z.enum(['me', 'none'])])).optional(),
  priority: listOf(priority).optional(),
  createdById: listOf(z.union([id, z.literal('me')])).optional(),
  search: line(200).optional(),
  dueBefore: moment.optional(),
  dueAfter: moment.optional(),
  watching: flag.optional(),
  blocked: flag.optional(),
  completed: flag.optional(),
  sort: sort.default([{ field: 'order', descending: false }]),
})
export type TaskQuery = z.infer<typeof taskQuery>
