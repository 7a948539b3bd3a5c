import type { Role } from '@nexa/shared/permissions'
import type { Team } from '../cast'
import type { Client } from '../client'

/** How people and workspaces come to be where they have local accounts, or Clerk. */
export type IdentityMode = {
  provider: 'local' | 'clerk'
  team: () => Team & { databaseUrl: string }
  /** Somebody new in the inviter's workspace. */
  joinAs: (inviter: Client, role: Role) => Promise<Client>
  /** The id of one more workspace of somebody. */
  anotherWorkspace: (maker: Client) => Promise<string>
  /** The same person, in a session of its own. */
  signInAgain: (person: Client) => Promise<Client>
  /** The same person, in a session that time has ended. */
  expire: (person: Client) => Promise<Client>
  /** The same person, in a session that is kept to another workspace of theirs. null: none is kept to one. */
  keepElsewhere: ((person: Client) => Promise<Client>) | null
  /** What happens in a workspace after the answer has happened. */
  settled: (workspaceId: string) => Promise<void>
}
