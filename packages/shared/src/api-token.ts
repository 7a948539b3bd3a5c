import { z } from 'zod'
import { id, line } from './text'
import { moment, timestamp } from './time'

/** Without `workspaceId` the token is for the active workspace. It never opens another one. */
export const createApiToken = z.strictObject({
  name: line(100),
  expiresAt: moment
    .refine((text) => new Date(text) > new Date(), { error: 'Is in the past' })
    .optional(),
  isReadOnly: z.boolean().default(false),
  workspaceId: id.optional(),
})
export type CreateApiToken = z.infer<typeof createApiToken>

/** `prefix` is how the token begins; `lastUsedAt` is right to the minute. */
export const apiToken = z
  .strictObject({
    id,
    workspaceId: id,
    name: z.string(),
    prefix: z.string(),
    isReadOnly: z.boolean(),
    expiresAt: timestamp.nullable(),
    lastUsedAt: timestamp.nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'ApiToken' })
export type ApiToken = z.infer<typeof apiToken>

/** The only answer with the token itself: it is stored hashed. */
export const createdApiToken = apiToken
  .extend({ token: z.string() })
  .meta({ id: 'CreatedApiToken' })
export type CreatedApiToken = z.infer<typeof createdApiToken>
