import type { z } from 'zod'
import { type JobData, type JobName, jobData } from '../services/job-queue'

/**
 * May run more than once: after a crash, or when its end could not be noted down. So it looks at what is
 * there before it does what somebody would see twice. Throws to be tried again, a `PermanentFailure` not to.
 */
export type Job = {
  cron?: string
  isDueAtStart?: boolean
  /** Of those with the same key one runs at a time, on all instances together. */
  keyOf?: (data: unknown) => string
  run: (data: unknown, stopping: AbortSignal) => Promise<void>
}

type Definition<Name extends JobName> = {
  /** Runs by itself at these times (UTC), once for all instances. */
  cron?: string
  /** Also once when an instance starts. */
  isDueAtStart?: boolean
  /** Of those with the same key one runs at a time, on all instances together. */
  keyOf?: (data: JobData[Name]) => string
  /** What takes long ends soon once the instance is `stopping`. */
  run: (data: JobData[Name], stopping: AbortSignal) => Promise<unknown>
}

const schemas: { [Name in JobName]: z.ZodType<JobData[Name]> } = jobData

export const defineJob = <Name extends JobName>(
  name: Name,
  { run, keyOf, ...options }: Definition<Name>,
): Job => ({
  ...options,
  ...(keyOf && { keyOf: (data) => keyOf(schemas[name].parse(data)) }),
  run: async (data, stopping) => {
    await run(schemas[name].parse(data ?? {}), stopping)
  },
})
