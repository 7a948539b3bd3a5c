import type { Database } from '@nexa/db/client'
import type { Log } from '../lib/log'
import { createMailer, type MailSettings } from '../mail/mailer'
import type { InvitationLinks } from '../services/member/invitation-token'
import type { Files } from '../storage/open-files'
import { cleanAttachmentsJob } from './clean-attachments-job'
import { createJobQueue, type JobTimes, type RunningJobQueue } from './create-job-queue'
import { forgetOldResultsJob } from './forget-old-results-job'
import { sendInvitationJob } from './send-invitation-job'

export type JobOptions = {
  db: Database
  files: Files
  databaseUrl: string
  links: InvitationLinks
  mail: MailSettings | null
  log: Log
  times?: JobTimes | undefined
}

/** Every job there is, and the workers that run them. */
export function startJobs({ databaseUrl, mail, times, ...options }: JobOptions): RunningJobQueue {
  const { db, files, log } = options
  const mailer = mail && createMailer(mail)
  const jobs = {
    'send-invitation': sendInvitationJob({ ...options, mailer }),
    'forget-old-results': forgetOldResultsJob(db),
    'clean-attachments': cleanAttachmentsJob(db, files),
  }
  return createJobQueue({ databaseUrl, log, jobs, times })
}
