import { z } from 'zod'
import { invitationToken } from './member'
import { permission, role } from './permissions'
import { id } from './text'
import { timestamp } from './time'
import { displayName, email } from './user'

/** The upper bound keeps hashing a password from being a way to occupy the server. */
const password = z.string().min(8).max(128).meta({ example: 'correct horse battery staple' })

/** With an invitation's token the new account joins its workspace; without one it gets its own. */
export const signUp = z.strictObject({
  email,
  password,
  name: displayName,
  invitationToken: invitationToken.optional(),
})
export type SignUp = z.infer<typeof signUp>

/** No minimum here: an older, shorter password is wrong, not malformed. */
export const signIn = z.strictObject({ email, password: z.string().min(1).max(128) })
export type SignIn = z.infer<typeof signIn>

/** `token` is for `Authorization: Bearer`; browsers get the same session as a cookie. */
export const session = z
  .strictObject({
    token: z.string(),
    expiresAt: timestamp,
    user: z.strictObject({
      id,
      email: z.string(),
      name: z.string(),
      avatarUrl: z.string().nullable(),
    }),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

/** `role`, `workspaceId` and `permissions` are those of the active workspace, if one is chosen. */
export const me = z
  .strictObject({
    id,
    email: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
    role: role.nullable(),
    workspaceId: id.nullable(),
    permissions: z.array(permission),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>
