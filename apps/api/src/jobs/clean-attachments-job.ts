import type { Database } from '@nexa/db/client'
import { cleanAttachments } from '../services/attachment/clean-attachments'
import type { Files } from '../storage/open-files'
import { defineJob } from './define-job'

export const cleanAttachmentsJob = (db: Database, files: Files) =>
  defineJob('clean-attachments', {
    cron: '*/15 * * * *',
    isDueAtStart: true,
    run: (_, stopping) => cleanAttachments(db, files, stopping),
  })
