import type { Invitation, InviteMany, InviteResult } from '@nexa/shared/member'
import { email as emailSchema } from '@nexa/shared/user'
import { allow } from '../../lib/errors'
import { change, type Tx } from '../change'
import type { Scope } from '../scope'
import { invitationEntry } from './invitation-entry'
import { type InvitationLinks, withLink } from './invitation-token'
import { lockOwnRole } from './lock-members'
import { canInvite } from './member-policy'
import { openInvitation } from './open-invitation'

type Result =
  | { email: string; outcome: 'invited'; invitation: Invitation }
  | Exclude<InviteResult, { outcome: 'invited' }>

/** One result per address, in the order given; an address that is named twice is invited once. */
export async function inviteMembers(
  scope: Scope,
  { emails, role }: InviteMany,
  links: InvitationLinks,
): Promise<InviteResult[]> {
  const distinct = [...new Set(emails.map((email) => email.toLowerCase()))]
  const results = await change(scope, async (tx) => {
    const inviter = await lockOwnRole(tx)
    allow(canInvite(inviter, role))
    const found = new Map<string, Result>()
    // In one order for everybody: two that invite the same people at once do not block each other.
    for (const email of [...distinct].sort()) {
      const valid = emailSchema.safeParse(email).success
      const opened = valid ? await openInvitation(inviter, { email, role }, links) : null
      found.set(email, { email, ...(opened ?? { outcome: 'invalid' }) })
    }
    record(tx, [...found.values()])
    return distinct.flatMap((email) => found.get(email) ?? [])
  })
  return results.map((result) =>
    result.outcome === 'invited'
      ? { ...result, invitation: withLink(result.invitation, links) }
      : result,
  )
}

/** One activity, however many there are: it names the first, and clients load the list again. */
function record(tx: Tx, results: readonly Result[]): void {
  const invited = results.flatMap((one) => (one.outcome === 'invited' ? [one.invitation] : []))
  const [first, ...others] = invited
  if (!first) return
  const entry = invitationEntry(tx, first, 'created')
  const emails = invited.map(({ email }) => email)
  const metadata = { role: first.role, emails, reload: true } as const
  tx.record(others.length === 0 ? entry : { ...entry, metadata })
}
