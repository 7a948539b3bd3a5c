import type { Database } from '@nexa/db/client'
import type { Log } from '../lib/log'
import { createMailer, type MailSettings } from '../mail/mailer'
import type { ClerkBase } from '../services/clerk/clerk-base'
import type { InvitationLinks } from '../services/member/invitation-token'
import type { ScopeBase } from '../services/scope'
import type { Files } from '../storage/open-files'
import { cleanAttachmentsJob } from './clean-attachments-job'
import {
  announcePersonJob,
  readOrganizationJob,
  removePersonJob,
  writeToClerkJob,
} from './clerk-jobs'
import { createJobQueue, type JobTimes, type RunningJobQueue } from './create-job-queue'
import { forgetOldResultsJob } from './forget-old-results-job'
import { sendInvitationJob } from './send-invitation-job'

export type JobOptions = {
  db: Database
  onCommitted: ScopeBase['onCommitted']
  memberships: ScopeBase['memberships']
  files: Files
  databaseUrl: string
  links: InvitationLinks
  mail: MailSettings | null
  /** null: people have local accounts. */
  clerk: Pick<ClerkBase, 'directory' | 'roles' | 'onChanged'> | null
  log: Log
  times?: JobTimes | undefined
}

/** Every job there is, and the workers that run them. */
export function startJobs({ databaseUrl, mail, times, ...options }: JobOptions): RunningJobQueue {
  const { db, files, log, onCommitted, memberships, links } = options
  const mailer = mail && createMailer(mail)
  // Jobs write as requests do, and may ask for further jobs.
  const base = (): ScopeBase => ({ db, onCommitted, memberships, jobs: queue })
  const clerk = () => options.clerk && { ...base(), ...options.clerk }
  const queue = createJobQueue({
    databaseUrl,
    log,
    times,
    jobs: {
      'send-invitation': sendInvitationJob({ ...options, mailer }),
      'forget-old-results': forgetOldResultsJob(db),
      'clean-attachments': cleanAttachmentsJob(db, files),
      'announce-person': announcePersonJob(base),
      'remove-person': removePersonJob(base),
      'read-organization': readOrganizationJob(clerk),
      'write-to-clerk': writeToClerkJob(clerk, links),
    },
  })
  return queue
}
