import { session } from '@nexa/shared/account'
import { type NexaClient, Refused } from './nexa-client'

export type Account = { name: string; email: string }
export type Person = { userId: string; client: NexaClient }

/** Signs in, or up. In this order: only a first run then needs a second try. */
export async function enter(
  guest: NexaClient,
  account: Account,
  password: string,
): Promise<Person> {
  const { name, email } = account
  const known = await tryToSignIn(guest, email, password)
  if (known) return known
  const made = await signUp(guest, { name, email, password })
  return made ?? signIn(guest, email, password)
}

export async function signIn(guest: NexaClient, email: string, password: string): Promise<Person> {
  const person = await tryToSignIn(guest, email, password)
  if (person) return person
  throw new Error(`${email} has an account here already, with another password than the demo's`)
}

const tryToSignIn = (guest: NexaClient, email: string, password: string) =>
  openSession(guest, 'sign-in', { email, password }, ['UNAUTHORIZED'])

/** null: there is an account already, perhaps by the lost first try, which also used the invitation up. */
export const signUp = (
  guest: NexaClient,
  body: Account & { password: string; invitationToken?: string },
): Promise<Person | null> => openSession(guest, 'sign-up', body, ['CONFLICT', 'NOT_FOUND'])

async function openSession(
  guest: NexaClient,
  route: 'sign-in' | 'sign-up',
  body: unknown,
  expected: Refused['code'][],
): Promise<Person | null> {
  try {
    const { token, user } = await guest.post(`/api/auth/${route}`, body, session)
    return { userId: user.id, client: guest.as({ token }) }
  } catch (error) {
    if (error instanceof Refused && expected.includes(error.code)) return null
    throw error
  }
}
