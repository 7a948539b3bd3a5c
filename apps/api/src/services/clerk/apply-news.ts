import { acceptedInvitation } from './accepted-invitation'
import { applyMembership } from './apply-membership'
import { applyOrganization } from './apply-organization'
import { applyUser } from './apply-user'
import type { ClerkBase } from './clerk-base'
import type { ClerkNews, ClerkSource } from './clerk-event'
import { endMembership } from './end-membership'
import { endOrganization } from './end-organization'
import { endSession } from './end-session'
import { endUser } from './end-user'
import { untilCurrent } from './until-current'

/** Brings what Clerk says into the database: the same for webhooks, first sight and `clerk:sync`. */
export const applyNews = (base: ClerkBase, news: ClerkNews, source: ClerkSource): Promise<void> =>
  untilCurrent(() => apply(base, news, source))

function apply(base: ClerkBase, news: ClerkNews, source: ClerkSource): Promise<void> {
  switch (news.kind) {
    case 'user':
      return applyUser(base, news.user, source)
    case 'user deleted':
      return endUser(base, news.id, source)
    case 'organization':
      return applyOrganization(base, news.organization, source)
    case 'organization deleted':
      return endOrganization(base, news.id, source)
    case 'membership':
      return applyMembership(base, news.membership, source)
    case 'membership deleted':
      return endMembership(base, news.membership, source)
    case 'invitation accepted':
      return acceptedInvitation(base, news, source)
    case 'session ended':
      return endSession(base, news.id, source)
  }
}
