import { ApiError, Unavailable } from '../../lib/errors'
import { PermanentFailure } from '../../lib/permanent-failure'
import { change } from '../change'
import type { InvitationLinks } from '../member/invitation-token'
import { clerkScope } from '../scope'
import type { ClerkBase } from './clerk-base'
import { ClerkRefusal } from './clerk-directory'
import {
  type ClerkWrite,
  closeWrite,
  findOpenWrite,
  isAfterAnother,
  noteFailedWrite,
  type OpenClerkWrite,
} from './open-clerk-write'
import { nothingToNote, type Told } from './tell-clerk'
import { tellInvitation } from './tell-invitation'
import { tellMember } from './tell-member'
import { tellOrganization } from './tell-organization'

const tell = { member: tellMember, invitation: tellInvitation, organization: tellOrganization }
const maxPasses = 4

/**
 * Makes Clerk equal to how something is here now, however often it changed and whatever an attempt before
 * left half done. One job of a subject runs at a time.
 */
export async function writeToClerk(
  base: ClerkBase,
  subject: ClerkWrite,
  links: InvitationLinks,
): Promise<void> {
  let isRefused = false
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    const write = await findOpenWrite(base.db, subject)
    if (!write) return
    try {
      if (await tellOnce(base, { write, links, isRefused })) return
    } catch (error) {
      // Once more: it may have changed over there between our question and our wish.
      if (error instanceof ClerkRefusal && !isRefused) {
        isRefused = true
        continue
      }
      await noteFailure(base, write, error)
      const isFinal = error instanceof ClerkRefusal && !(await isAfterAnother(base.db, write))
      throw isFinal ? new PermanentFailure('Clerk refused a change', { cause: error }) : error
    }
  }
  throw new Unavailable('It changes in Clerk all the time', 30)
}

type Attempt = { write: OpenClerkWrite; links: InvitationLinks; isRefused: boolean }

/** False: look at both sides again. */
async function tellOnce(base: ClerkBase, { write, links, isRefused }: Attempt): Promise<boolean> {
  const { organizationId, kind } = write
  const isGone =
    organizationId === null ||
    (isRefused && !(await base.directory.findOrganization(organizationId)))
  const told: Told = isGone
    ? nothingToNote
    : await tell[kind]({ base, write: { ...write, organizationId }, links, isRefused })
  const isDone = await change(scopeOf(base, write), async (tx) => {
    const isAll = await told.note(tx)
    if (isAll) await closeWrite(tx, write)
    return isAll
  })
  await told.after?.()
  return isDone
}

async function noteFailure(base: ClerkBase, write: OpenClerkWrite, error: unknown): Promise<void> {
  const isClerks = error instanceof ClerkRefusal || error instanceof ApiError
  const said = isClerks ? error.message : 'Nexa failed: its log tells more'
  await change(scopeOf(base, write), (tx) => noteFailedWrite(tx, write, said.slice(0, 300)))
}

const scopeOf = (base: ClerkBase, { workspaceId, ownerId }: OpenClerkWrite) =>
  clerkScope(base, workspaceId, ownerId)
