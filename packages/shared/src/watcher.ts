import { z } from 'zod'
import { id } from './text'

/** Without `userId`: oneself. */
export const addWatcher = z.strictObject({ userId: id.optional() })
export type AddWatcher = z.infer<typeof addWatcher>
