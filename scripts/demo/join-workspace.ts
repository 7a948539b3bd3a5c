import type { NexaClient } from '@nexa/client/nexa-client'
import type { Session } from '@nexa/shared/account'
import type { Workspace } from '@nexa/shared/workspace'
import pLimit from 'p-limit'
import { type Account, enter, signIn, signUp } from './account-session'
import type { Connect } from './connect-to'
import { idempotencyKey } from './idempotency-key'
import { nullIfMade } from './refusals'

/** Somebody signed in, in a workspace. */
export type Person = { userId: string; nexa: NexaClient }

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
  connect: Connect,
  name: string,
  [first, ...others]: Account[],
  password: string,
): Promise<Team> {
  if (!first) throw new Error('A workspace needs somebody to own it')
  const entered = await enter(connect, first, password)
  const workspace = await findOrMakeWorkspace(connect, entered, name)
  const { id } = workspace
  const inWorkspace = ({ token, user }: Session): Person => ({
    userId: user.id,
    nexa: connect({ token, workspaceId: id }),
  })
  const owner = inWorkspace(entered)
  const { data: members } = await owner.nexa.listMembers({ params: { id } })
  const emails = new Set(members.map(({ email }) => email))
  const fewAtOnce = pLimit(atOnce)
  const open = new Map([[first.email, Promise.resolve(owner)]])
  const opening = (email: string, session: () => Promise<Session>): Promise<Person> => {
    const opened = open.get(email) ?? fewAtOnce(session).then(inWorkspace)
    open.set(email, opened)
    return opened
  }
  const newcomers = others.filter(({ email }) => !emails.has(email))
  const join = (account: Account) => () =>
    joinAsNewcomer(connect, owner.nexa, id, account, password)
  await Promise.all(newcomers.map((account) => opening(account.email, join(account))))
  const person = (email: string) => opening(email, () => signIn(connect, email, password))
  return { workspace, owner, person }
}

async function findOrMakeWorkspace(connect: Connect, { token, user }: Session, name: string) {
  const nexa = connect({ token })
  const once = { idempotencyKey: idempotencyKey(user.id, 'workspace', name) }
  const made = await nullIfMade(nexa.createWorkspace({ body: { name } }, once))
  if (made) return made
  const { data: all } = await nexa.listWorkspaces()
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`The workspace "${name}" was made once, and is gone or renamed`)
  return found
}

async function joinAsNewcomer(
  connect: Connect,
  owner: NexaClient,
  id: string,
  account: Account,
  password: string,
): Promise<Session> {
  const { name, email } = account
  const { data } = await owner.createInvitation({ params: { id }, body: { email } })
  const made = await signUp(connect, { name, email, password, invitationToken: data.token })
  if (made) return made
  const session = await signIn(connect, email, password)
  const nexa = connect({ token: session.token })
  const { data: joined } = await nexa.listWorkspaces()
  if (joined.some((one) => one.id === id)) return session
  await nexa.acceptInvitation({ body: { token: data.token } })
  return session
}
