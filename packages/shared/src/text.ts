import { z } from 'zod'

/** PostgreSQL can't store NUL, and a lone surrogate would be replaced silently: both are refused. */
const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
const storable = { error: 'Contains characters that cannot be stored' }

/** One line of text: trimmed, not empty. */
export const line = (maxLength: number) =>
  z.string().trim().min(1).max(maxLength).refine(isStorable, storable)

/** Text of several lines, kept as written. */
export const multiline = (maxLength: number) =>
  z.string().max(maxLength).refine(isStorable, storable)

/** Markdown of a description or comment. The limit is GitHub's. */
export const markdownMaxLength = 65_536
export const markdown = multiline(markdownMaxLength)

export const id = z.uuid().toLowerCase()
export const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'Expected a colour such as #3b82f6')
  .meta({ example: '#3b82f6' })
