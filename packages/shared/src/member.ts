import { z } from 'zod'
import { role } from './permissions'
import { id, line } from './text'
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

export const updateMember = z.strictObject({ role })
export type UpdateMember = z.infer<typeof updateMember>

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

/** One bad address spoils no good one: each is answered for itself, so none is checked here. */
export const inviteMany = z.strictObject({
  emails: z.array(line(500)).min(1).max(20),
  role: role.default('member'),
})
export type InviteMany = z.infer<typeof inviteMany>

/** `forbidden`: the address has an open invitation to a role above the inviter's. */
export const inviteResult = z
  .discriminatedUnion('outcome', [
    z.strictObject({
      email: z.string(),
      outcome: z.literal('invited'),
      invitation: createdInvitation,
    }),
    z.strictObject({ email: z.string(), outcome: z.enum(['member', 'invalid', 'forbidden']) }),
  ])
  .meta({ id: 'InviteResult' })
export type InviteResult = z.infer<typeof inviteResult>

/** What the holder of a link learns before they sign in. */
export const invitationOffer = z
  .strictObject({
    workspaceName: z.string(),
    inviterName: z.string(),
    email: z.string(),
    role,
    expiresAt: timestamp,
  })
  .meta({ id: 'InvitationOffer' })
export type InvitationOffer = z.infer<typeof invitationOffer>

export const invitationToken = z.string().min(20).max(200)
export const acceptInvitation = z.strictObject({ token: invitationToken })
export type AcceptInvitation = z.infer<typeof acceptInvitation>
