import type { Member, UpdateMember } from '@nexa/shared/member'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'
import type { Scope } from '../scope'
import { lockMembers } from './lock-members'
import { canChangeRole } from './member-policy'
import { findMember } from './member-queries'
import { setRole } from './set-role'

export const updateMember = (
  scope: Scope,
  userId: string,
  { role }: UpdateMember,
): Promise<Member> =>
  change(scope, async (unlocked) => {
    const tx = await lockMembers(unlocked)
    const was = await findMember(tx, userId)
    allow(canChangeRole(tx, was, role))
    if (role === was.role) return was
    await setRole(tx, was, role)
    await noteClerkWrite(tx, { kind: 'member', subject: userId })
    return findMember(tx, userId)
  })
