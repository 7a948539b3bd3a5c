import { createdInvitation, member } from '@nexa/shared/member'
import { type Workspace, workspace } from '@nexa/shared/workspace'
import pLimit from 'p-limit'
import { z } from 'zod'
import { type Account, enter, type Person, signIn, signUp } from './account-session'
import { idempotencyKey } from './idempotency-key'
import type { NexaClient } from './nexa-client'

export type Team = {
  workspace: Workspace
  owner: Person
  /** Signs a member in who is not yet. */
  person: (email: string) => Promise<Person>
}

/** Hashing a password keeps a core of the server busy for a while. */
const atOnce = 4

/**
 * A workspace of the first account with all the others in it. Who has no account gets one by the invitation;
 * who has one must have this password. Members are signed in when needed: the server allows few a minute.
 */
export async function joinWorkspace(
  guest: NexaClient,
  name: string,
  [first, ...others]: Account[],
  password: string,
): Promise<Team> {
  if (!first) throw new Error('A workspace needs somebody to own it')
  const entered = await enter(guest, first, password)
  const workspace = await findOrMakeWorkspace(entered, name)
  const { id } = workspace
  const inWorkspace = ({ userId, client }: Person): Person => ({
    userId,
    client: client.as({ workspaceId: id }),
  })
  const owner = inWorkspace(entered)
  const members = await owner.client.get(`/api/workspaces/${id}/members`, z.array(member))
  const emails = new Set(members.map(({ email }) => email))
  const fewAtOnce = pLimit(atOnce)
  const open = new Map([[first.email, Promise.resolve(owner)]])
  const opening = (email: string, person: () => Promise<Person>): Promise<Person> => {
    const opened = open.get(email) ?? fewAtOnce(person).then(inWorkspace)
    open.set(email, opened)
    return opened
  }
  const newcomers = others.filter(({ email }) => !emails.has(email))
  const join = (account: Account) => () => joinAsNewcomer(guest, owner, id, account, password)
  await Promise.all(newcomers.map((account) => opening(account.email, join(account))))
  const person = (email: string) => opening(email, () => signIn(guest, email, password))
  return { workspace, owner, person }
}

async function findOrMakeWorkspace({ client, userId }: Person, name: string) {
  const key = idempotencyKey(userId, 'workspace', name)
  const made = await client.postOnce('/api/workspaces', { name }, workspace, key)
  if (made) return made
  const all = await client.get('/api/workspaces', z.array(workspace))
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`The workspace "${name}" was made once, and is gone or renamed`)
  return found
}

async function joinAsNewcomer(
  guest: NexaClient,
  owner: Person,
  workspaceId: string,
  account: Account,
  password: string,
): Promise<Person> {
  const { name, email } = account
  const path = `/api/workspaces/${workspaceId}/invitations`
  const { token } = await owner.client.post(path, { email, role: 'member' }, createdInvitation)
  const made = await signUp(guest, { name, email, password, invitationToken: token })
  if (made) return made
  const person = await signIn(guest, email, password)
  const joined = await person.client.get('/api/workspaces', z.array(workspace))
  if (joined.some(({ id }) => id === workspaceId)) return person
  await person.client.post('/api/invitations/accept', { token }, workspace)
  return person
}
