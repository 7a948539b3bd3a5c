import type { ClerkSettings } from '../clerk/clerk-settings'
import type { Log } from '../lib/log'
import type { ClerkBase } from '../services/clerk/clerk-base'
import type { ScopeBase } from '../services/scope'
import type { SignInChange } from '../services/sign-in/sign-in-change'
import { createClerkPeople } from './clerk-people'
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
  onEnded: (ended: SignInChange) => void
  log: Log
}

/** One of the two ways there are to have people. `accounts`: null with Clerk. */
export function openPeople({ base, clerk, pages, log, ...local }: PeopleOptions): {
  people: People
  accounts: LocalAccounts | null
} {
  if (clerk) {
    const authorizedParties = clerk.settings.authorizedParties ?? pages
    return { people: createClerkPeople({ ...clerk, authorizedParties, log }), accounts: null }
  }
  const accounts = createLocalAccounts({ db: base.db, ...local })
  return { people: accounts, accounts }
}
