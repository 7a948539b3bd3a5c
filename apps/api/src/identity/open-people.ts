import type { ClerkSettings } from '../clerk/clerk-settings'
import type { Log } from '../lib/log'
import type { ClerkBase } from '../services/clerk/clerk-base'
import type { ScopeBase } from '../services/scope'
import { type ClerkPeople, createClerkPeople } from './clerk-people'
import type { People } from './identity'
import { createLocalAccounts, type LocalAccounts } from './local-accounts'

type PeopleOptions = {
  base: ScopeBase
  /** null: people have local accounts. */
  clerk: { settings: ClerkSettings; base: ClerkBase } | null
  /** Origins whose pages may use this Nexa. */
  pages: string[]
  secret: string
  publicUrl: string
  log: Log
}

export type OpenPeople =
  | { people: People; accounts: LocalAccounts; clerkPeople: null }
  | { people: People; accounts: null; clerkPeople: ClerkPeople }

/** One of the two ways there are to have people. */
export function openPeople({
  base,
  clerk,
  pages,
  secret,
  publicUrl,
  log,
}: PeopleOptions): OpenPeople {
  if (clerk) {
    const authorizedParties = clerk.settings.authorizedParties ?? pages
    const clerkPeople = createClerkPeople({ ...clerk, authorizedParties, log })
    return { people: clerkPeople, accounts: null, clerkPeople }
  }
  const accounts = createLocalAccounts({ db: base.db, secret, publicUrl })
  return { people: accounts, accounts, clerkPeople: null }
}
