import { z } from 'zod'
import { role } from './permissions'
import { id } from './text'
import { timestamp } from './time'
import { email } from './user'

export const member = z
  .strictObject({
    userId: id,
    name: z.string(),
    email: z.string(),
    avatarUrl: z.string().nullable(),
    role,
    joinedAt: timestamp,
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof member>

export const invite = z.strictObject({ email, role: role.default('member') })
export type Invite = z.infer<typeof invite>

export const invitation = z
  .strictObject({
    id,
    workspaceId: id,
    email: z.string(),
    role,
    invitedById: id,
    expiresAt: timestamp,
    createdAt: timestamp,
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof invitation>

/** Only the answer to the inviter carries the token: it is stored hashed and never listed. */
export const createdInvitation = invitation
  .extend({ token: z.string(), url: z.string() })
  .meta({ id: 'CreatedInvitation' })
export type CreatedInvitation = z.infer<typeof createdInvitation>

export const invitationToken = z.string().min(20).max(200)
export const acceptInvitation = z.strictObject({ token: invitationToken })
export type AcceptInvitation = z.infer<typeof acceptInvitation>
