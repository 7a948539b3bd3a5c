import { z } from 'zod'

const state = z.enum(['ok', 'unavailable'])

export const health = z
  .strictObject({
    status: state,
    version: z.string(),
    uptimeSeconds: z.int(),
    checks: z
      .strictObject({ database: state, storage: state, redis: z.enum([...state.options, 'off']) })
      .optional(),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof health>
