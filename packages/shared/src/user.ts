import { z } from 'zod'
import { id, line } from './text'

/** Another person as members of the same workspace see them. */
export const person = z
  .strictObject({ id, name: z.string(), avatarUrl: z.string().nullable() })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof person>

export const email = z.email().max(254).toLowerCase().meta({ example: 'ada@example.com' })
export const displayName = line(100)
