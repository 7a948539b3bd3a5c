import type { z } from 'zod'
import { type JobData, type JobName, jobData } from '../services/job-queue'

/**
 * May run more than once: after a crash, or when its end could not be noted down. So it looks at what is
 * there before it does what somebody would see twice. Throws to be tried again, a `PermanentFailure` not to.
 */
export type Job = { cron?: string; run: (data: unknown) => Promise<void> }

type Definition<Name extends JobName> = {
  /** Runs by itself at these times (UTC), once for all instances. */
  cron?: string
  run: (data: JobData[Name]) => Promise<unknown>
}

const schemas: { [Name in JobName]: z.ZodType<JobData[Name]> } = jobData

export const defineJob = <Name extends JobName>(
  name: Name,
  { run, ...options }: Definition<Name>,
): Job => ({
  ...options,
  run: async (data) => {
    await run(schemas[name].parse(data ?? {}))
  },
})
