import type { Database } from '@nexa/db/client'
import { forgetOldResults } from '../services/idempotency'
import { defineJob } from './define-job'

export const forgetOldResultsJob = (db: Database) =>
  defineJob('forget-old-results', { cron: '17 * * * *', run: () => forgetOldResults(db) })
