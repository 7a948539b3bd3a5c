import { z } from 'zod'

export const health = z
  .strictObject({
    status: z.enum(['ok', 'unavailable']),
    version: z.string(),
    uptimeSeconds: z.int(),
    checks: z.strictObject({ database: z.enum(['ok', 'unavailable']) }).optional(),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof health>
