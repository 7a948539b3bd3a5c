import { z } from 'zod'
import { linkedTask, taskRef } from './task'

/** In each direction. Also bounds the event that tells a board whose blockers changed. */
export const dependencyMaxCount = 100

export const addDependency = z.strictObject({ dependsOnId: taskRef })
export type AddDependency = z.infer<typeof addDependency>

/** What a task waits for, and what waits for it. */
export const dependencies = z
  .strictObject({ dependencies: z.array(linkedTask), dependents: z.array(linkedTask) })
  .meta({ id: 'Dependencies' })
export type Dependencies = z.infer<typeof dependencies>
