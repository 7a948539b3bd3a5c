import type { Role } from '@nexa/shared/permissions'
import { z } from 'zod'
import { Client } from './client'

/** Ada's workspace has Grace (pm), Linus (member) and Edsger (guest) in it. Mallory has one of her own. */
const castSchema = z.record(
  z.enum(['ada', 'grace', 'linus', 'edsger', 'mallory']),
  z.object({ userId: z.string(), token: z.string(), workspaceId: z.string() }),
)
export type Cast = z.infer<typeof castSchema>
export type Team = Record<keyof Cast, Client>

export const password = 'correct horse battery staple'
export const emailOf = (name: string) => `${name}@example.com`

/** Signs everybody up on the template database, as they would themselves. */
export async function makeCast(url: string): Promise<Cast> {
  const ada = await signUp(url, 'ada')
  const join = async (name: string, role: Role) => {
    const invitation = { email: emailOf(name), role }
    const { token } = await ada.post(`/api/workspaces/${ada.workspaceId}/invitations`, invitation)
    const person = await signUp(url, name)
    await person.post('/api/invitations/accept', { token })
    return { ...member(person), workspaceId: ada.workspaceId }
  }
  return {
    ada: member(ada),
    grace: await join('grace', 'pm'),
    linus: await join('linus', 'member'),
    edsger: await join('edsger', 'guest'),
    mallory: member(await signUp(url, 'mallory')),
  }
}

/** A new account, with the first workspace that it gets. */
export async function signUp(url: string, name: string): Promise<Client> {
  const anonymous = new Client(url)
  const body = { email: emailOf(name), name: name[0]?.toUpperCase() + name.slice(1), password }
  const { token, user } = await anonymous.post('/api/auth/sign-up', body)
  const me = await new Client(url, { token, userId: user.id }).get('/api/auth/me')
  return new Client(url, { token, userId: user.id, workspaceId: me.workspaceId ?? '' })
}

/** Somebody new in the inviter's workspace. */
export async function joinAs(inviter: Client, role: Role): Promise<Client> {
  const { url, workspaceId } = inviter
  const email = emailOf(crypto.randomUUID())
  const invited = await inviter.post(`/api/workspaces/${workspaceId}/invitations`, { email, role })
  const body = { email, name: 'Barbara', password, invitationToken: invited.token }
  const { token, user } = await new Client(url).post('/api/auth/sign-up', body)
  return new Client(url, { token, userId: user.id, workspaceId })
}

const member = ({ userId, token, workspaceId }: Client) => ({ userId, token, workspaceId })

export const castVariable = 'NEXA_TEST_CAST'

/** The people of this run's template, as clients of a server. */
export function castOf(url: string): Team {
  const cast = castSchema.parse(JSON.parse(process.env[castVariable] ?? 'null'))
  return {
    ada: new Client(url, cast.ada),
    grace: new Client(url, cast.grace),
    linus: new Client(url, cast.linus),
    edsger: new Client(url, cast.edsger),
    mallory: new Client(url, cast.mallory),
  }
}
