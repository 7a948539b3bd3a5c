import { sql } from 'drizzle-orm'
import { fromDrizzle, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Log } from '../lib/log'
import { PermanentFailure } from '../lib/permanent-failure'
import type { JobName, JobQueue } from '../services/job-queue'
import type { Job } from './define-job'

export type JobTimes = { pollMs: number; retryDelaySeconds: number }

export type JobQueueOptions = {
  databaseUrl: string
  log: Log
  jobs: Record<JobName, Job>
  times?: JobTimes | undefined
}

export type RunningJobQueue = JobQueue & {
  /** Takes no more jobs, and ends when those under way have. */
  rest: () => Promise<void>
  stop: () => Promise<void>
}

const usualTimes: JobTimes = { pollMs: 2_000, retryDelaySeconds: 30 }
/** After 30 s, 1, 2, 4 … minutes and then every hour: a mail server may be away for half a day. */
const retries = { retryLimit: 18, retryDelayMax: 3_600 }
/** A job whose instance crashed is taken by another one after this. */
const expireInSeconds = 300
const restartMs = 5_000

/** pg-boss in a schema and with connections of its own. Its tables are made and kept up to date by itself. */
export function createJobQueue({
  databaseUrl,
  log,
  jobs,
  times = usualTimes,
}: JobQueueOptions): RunningJobQueue {
  const { pollMs, retryDelaySeconds } = times
  const stopping = new AbortController()
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'jobs',
    max: 2,
    application_name: 'nexa-jobs',
  })
  boss.on('error', (error) => {
    if (!stopping.signal.aborted) log.warn({ err: error }, 'The job queue is in trouble')
  })
  const names = Object.keys(jobs).filter(isJobName)
  const workers = new Map<JobName, string>()
  let started: Promise<void> | null = null

  /** Also called by who needs it: a database that was away at the start delays jobs, it loses none. */
  const start = () => {
    started ??= begin().catch((error: unknown) => {
      started = null
      throw error
    })
    return started
  }

  async function begin(): Promise<void> {
    await boss.start()
    for (const name of names) await open(name)
  }

  async function open(name: JobName): Promise<void> {
    const { cron, isDueAtStart, keyOf } = jobs[name]
    await boss.createQueue(name, keyOf && { policy: 'singleton' })
    if (cron) await boss.schedule(name, cron)
    if (isDueAtStart) await boss.send(name)
    if (stopping.signal.aborted || workers.has(name)) return
    const options = { pollingIntervalSeconds: pollMs / 1_000, includeMetadata: true } as const
    const worker = await boss.work<unknown, void, typeof options>(name, options, async (taken) => {
      for (const job of taken) await run(name, job)
    })
    workers.set(name, worker)
  }

  async function run(name: JobName, job: JobWithMetadata<unknown>): Promise<void> {
    const { id: jobId, retryCount, retryLimit } = job
    // More may be waiting: it is looked for at once rather than at the next poll.
    wakeWorker(name)
    try {
      await jobs[name].run(job.data, stopping.signal)
    } catch (error) {
      const isOver = error instanceof PermanentFailure || retryCount >= retryLimit
      const said = { err: error, job: name, jobId, attempt: retryCount + 1 }
      if (isOver) log.error(said, 'A job failed for good')
      else log.warn(said, 'A job failed and will be tried again')
      if (!(error instanceof PermanentFailure)) throw error
    }
  }

  function wakeWorker(name: JobName): void {
    const worker = workers.get(name)
    if (worker) boss.notifyWorker(worker)
  }

  function keepStarting(): void {
    start().catch((error: unknown) => {
      if (stopping.signal.aborted) return
      log.warn({ err: error }, 'The job queue did not start: trying again')
      setTimeout(keepStarting, restartMs).unref()
    })
  }
  keepStarting()

  return {
    async enqueue(db, requests) {
      await start()
      const retry = { ...retries, retryDelay: retryDelaySeconds, retryBackoff: true }
      const options = { ...retry, expireInSeconds, db: fromDrizzle(db, sql) }
      for (const { name, data } of requests) {
        const singletonKey = jobs[name].keyOf?.(data)
        await boss.send(name, data, { ...options, ...(singletonKey && { singletonKey }) })
      }
    },

    wake(requests) {
      for (const { name } of requests) wakeWorker(name)
    },

    async rest() {
      stopping.abort()
      await Promise.all([...workers.keys()].map((name) => boss.offWork(name, { wait: true })))
    },

    async stop() {
      stopping.abort()
      await started?.catch(() => {})
      // A database that is away keeps nobody from stopping.
      await boss.stop({ timeout: 1_000 }).catch((error: unknown) => {
        log.warn({ err: error }, 'The job queue did not stop cleanly')
      })
    },
  }

  function isJobName(name: string): name is JobName {
    return name in jobs
  }
}
