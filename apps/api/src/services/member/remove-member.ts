import { allow } from '../../lib/errors'
import { change } from '../change'
import { endClerkMembership } from '../clerk/end-clerk-membership'
import type { Scope } from '../scope'
import { lockMembers } from './lock-members'
import { canRemoveMember } from './member-policy'
import { findMember } from './member-queries'
import { takeMemberOut } from './take-member-out'

export const removeMember = (scope: Scope, userId: string): Promise<null> =>
  change(scope, async (unlocked) => {
    const tx = await lockMembers(unlocked)
    allow(canRemoveMember(tx, await findMember(tx, userId)))
    await endClerkMembership(tx, userId)
    await takeMemberOut(tx, userId)
    return null
  })
