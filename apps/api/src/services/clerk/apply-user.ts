import { users } from '@nexa/db/schema/users'
import { eq, sql } from 'drizzle-orm'
import { changePerson, type PlainTx } from '../change'
import type { ClerkBase } from './clerk-base'
import type { ClerkUser } from './clerk-directory'
import type { ClerkSource } from './clerk-event'
import { isNewest } from './clerk-version'
import { endOtherSignIns } from './end-other-sign-ins'
import { isFirstDelivery } from './first-delivery'
import { lockPeople, type PersonRow } from './lock-people'
import { tellWorkspaces } from './tell-workspaces'

export async function applyUser(
  base: ClerkBase,
  user: ClerkUser,
  { deliveryId, saidAt }: ClerkSource,
): Promise<void> {
  const { id, updatedAt } = user
  const userId = await changePerson(base, async (tx) => {
    if (!(await isFirstDelivery(tx.db, deliveryId))) return null
    if (!(await isNewest(tx.db, { id, kind: 'user', updatedAt, saidAt }))) return null
    return writeUser(tx, user)
  })
  if (userId !== null) base.onChanged({ userId, clerkUserId: id })
}

/** Answers the id of their row. */
async function writeUser(tx: PlainTx, user: ClerkUser): Promise<string> {
  const { own, holder } = await lockPeople(tx.db, user)
  // Clerk has verified the address for one who is new here: the account with it is theirs.
  const isTheirs = !own && holder?.clerkId === null
  const was = isTheirs ? holder : own
  if (isTheirs) await endOtherSignIns(tx.db, holder.id)
  const isKept = holder !== undefined && !isTheirs && holder.updatedAt > user.updatedAt
  if (holder && !isTheirs && !isKept) await giveUpEmail(tx, holder)
  const rowId = was?.id ?? Bun.randomUUIDv7()
  const email = isKept ? null : user.email
  const { id: clerkId, name, avatarUrl } = user
  const row = { clerkId, name, avatarUrl, email: email ?? noEmail(rowId) }
  const values = { ...row, emailVerified: email !== null }
  if (!was) {
    await tx.db.insert(users).values({ ...values, id: rowId })
    return rowId
  }
  await tx.db
    .update(users)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(users.id, rowId))
  if (isAnotherLook(was, row)) await tellWorkspaces(tx, 'announce-person', rowId)
  return rowId
}

/** Until its own next news: Clerk lets one person at a time have an address. */
async function giveUpEmail(tx: PlainTx, { id }: PersonRow): Promise<void> {
  await tx.db
    .update(users)
    .set({ email: noEmail(id), emailVerified: false, updatedAt: sql`now()` })
    .where(eq(users.id, id))
  await tellWorkspaces(tx, 'announce-person', id)
}

/** Each row needs an address of its own, and nobody has this one. */
const noEmail = (rowId: string) => `${rowId}@no-email.invalid`

type Look = Pick<PersonRow, 'name' | 'avatarUrl' | 'email'>
const isAnotherLook = (was: Look, now: Look) =>
  was.name !== now.name || was.avatarUrl !== now.avatarUrl || was.email !== now.email
