import type { z } from 'zod'
import { type JobData, type JobName, jobData } from '../services/job-queue'

/**
 * May run more than once: after a crash, or when its end could not be noted down. So it looks at what is
 * there before it does what somebody would see twice. Throws to be tried again, a `PermanentFailure` not to.
 */
export type Job = {
  cron?: string
  isDueAtStart?: boolean
  run: (data: unknown, stopping: AbortSignal) => Promise<void>
}

type Definition<Name extends JobName> = {
  /** Runs by itself at these times (UTC), once for all instances. */
  cron?: string
  /** Also once when an instance starts. */
  isDueAtStart?: boolean
  /** What takes long ends soon once the instance is `stopping`. */
  run: (data: JobData[Name], stopping: AbortSignal) => Promise<unknown>
}

const schemas: { [Name in JobName]: z.ZodType<JobData[Name]> } = jobData

export const defineJob = <Name extends JobName>(
  name: Name,
  { run, ...options }: Definition<Name>,
): Job => ({
  ...options,
  run: async (data, stopping) => {
    await run(schemas[name].parse(data ?? {}), stopping)
  },
})
