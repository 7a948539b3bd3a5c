import type { Session, SignUp } from '@nexa/shared/account'
import type { Connect } from './connect-to'
import { nullIf } from './refusals'

export type Account = Pick<SignUp, 'name' | 'email'>

/** Signs in, or up. In this order: only a first run then needs a second try. */
export async function enter(
  connect: Connect,
  { name, email }: Account,
  password: string,
): Promise<Session> {
  const known = await tryToSignIn(connect, email, password)
  if (known) return known
  const made = await signUp(connect, { name, email, password })
  return made ?? signIn(connect, email, password)
}

export async function signIn(connect: Connect, email: string, password: string): Promise<Session> {
  const session = await tryToSignIn(connect, email, password)
  if (session) return session
  throw new Error(`${email} has an account here already, with another password than the demo's`)
}

const tryToSignIn = (connect: Connect, email: string, password: string) =>
  nullIf(connect().signIn({ body: { email, password } }), 'UNAUTHORIZED')

/** null: there is an account already, perhaps by the lost first try, which also used the invitation up. */
export const signUp = (connect: Connect, body: SignUp): Promise<Session | null> =>
  nullIf(connect().signUp({ body }), 'CONFLICT', 'NOT_FOUND')
