import type { Database } from '@nexa/db/client'
import { forgetOldDeliveries } from '../services/clerk/first-delivery'
import { forgetOldResults } from '../services/idempotency'
import { defineJob } from './define-job'

export const forgetOldResultsJob = (db: Database) =>
  defineJob('forget-old-results', {
    cron: '17 * * * *',
    async run() {
      await forgetOldResults(db)
      await forgetOldDeliveries(db)
    },
  })
