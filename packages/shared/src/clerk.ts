import { z } from 'zod'
import { id } from './text'
import { timestamp } from './time'

/** How people sign in here, for a page that nobody is signed in to yet. */
export const signInOptions = z
  .strictObject({
    provider: z.enum(['local', 'clerk']),
    /** Whether who asks is signed in already. */
    isSignedIn: z.boolean(),
    /** What Clerk's components on the page are set up with; null: local accounts. */
    clerkPublishableKey: z.string().nullable(),
  })
  .meta({ id: 'SignInOptions' })
export type SignInOptions = z.infer<typeof signInOptions>

/** One of Clerk's webhooks, as far as all of them are alike. */
export const clerkWebhook = z
  .looseObject({ type: z.string(), data: z.looseObject({}) })
  .meta({ id: 'ClerkWebhook' })

/** A change made here that Clerk has not taken yet. `error`: what it answered to the last attempt. */
export const clerkWrite = z
  .strictObject({
    id,
    kind: z.enum(['member', 'invitation', 'organization']),
    /** A member's user id, an invitation's email, the workspace's id. */
    subject: z.string(),
    requestedAt: timestamp,
    attempts: z.int(),
    error: z.string().nullable(),
  })
  .meta({ id: 'ClerkWrite' })
export type ClerkWrite = z.infer<typeof clerkWrite>
