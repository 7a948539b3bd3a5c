import { announcePerson } from '../services/clerk/announce-person'
import type { ClerkBase } from '../services/clerk/clerk-base'
import { readOrganization } from '../services/clerk/read-organization'
import { removePerson } from '../services/clerk/remove-person'
import { writeToClerk } from '../services/clerk/write-to-clerk'
import type { InvitationLinks } from '../services/member/invitation-token'
import type { ScopeBase } from '../services/scope'
import { defineJob } from './define-job'

type Lazy<T> = () => T

export const announcePersonJob = (base: Lazy<ScopeBase>) =>
  defineJob('announce-person', { run: (data) => announcePerson(base(), data) })

export const removePersonJob = (base: Lazy<ScopeBase>) =>
  defineJob('remove-person', { run: (data) => removePerson(base(), data) })

/** These two end without Clerk: a Nexa that went back to local accounts has nobody to ask or tell. */
export const readOrganizationJob = (clerk: Lazy<ClerkBase | null>) =>
  defineJob('read-organization', {
    async run({ organizationId }, stopping) {
      const base = clerk()
      if (base) await readOrganization(base, organizationId, stopping)
    },
  })

export const writeToClerkJob = (clerk: Lazy<ClerkBase | null>, links: InvitationLinks) =>
  defineJob('write-to-clerk', {
    // Two that tell Clerk of one invitation at once would make two of it.
    keyOf: ({ workspaceId, kind, subject }) => `${workspaceId} ${kind} ${subject}`,
    async run(data) {
      const base = clerk()
      if (base) await writeToClerk(base, data, links)
    },
  })
