import type { Queryable } from '@nexa/db/client'
import { id } from '@nexa/shared/text'
import { timestamp } from '@nexa/shared/time'
import { z } from 'zod'

/** What each job is given. It lies in the database as it is: ids, never a secret. */
export const jobData = {
  'send-invitation': z.strictObject({ invitationId: id, expiresAt: timestamp }),
  'forget-old-results': z.strictObject({}),
  'clean-attachments': z.strictObject({}),
  'announce-person': z.strictObject({ workspaceId: id, userId: id }),
  'remove-person': z.strictObject({ workspaceId: id, userId: id }),
  'read-organization': z.strictObject({ organizationId: z.string() }),
  'write-to-clerk': z.strictObject({
    workspaceId: id,
    kind: z.enum(['member', 'invitation', 'organization']),
    subject: z.string(),
  }),
}

type Schemas = typeof jobData
export type JobName = keyof Schemas
export type JobData = { [Name in JobName]: z.infer<Schemas[Name]> }
export type JobRequest = { [Name in JobName]: { name: Name; data: JobData[Name] } }[JobName]

/** Work for after the commit, by whichever instance is free. */
export type JobQueue = {
  /** In the transaction of a change: the job exists if and only if that commits. */
  enqueue: (db: Queryable, requests: readonly JobRequest[]) => Promise<void>
  /** After the commit: saves the wait for the next poll. */
  wake: (requests: readonly JobRequest[]) => void
}
