/** A sign-in that is kept elsewhere, such as at Clerk: local accounts have a cookie and do without. */
type SignInElsewhere = { token: () => Promise<string | null>; signOut: () => Promise<void> }

let current: SignInElsewhere | null = null

export const signInElsewhere = () => current

export function keepSignInOf(next: SignInElsewhere | null): void {
  current = next
}
