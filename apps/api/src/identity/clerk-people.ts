import type { ClerkSettings } from '../clerk/clerk-settings'
import type { Log } from '../lib/log'
import type { ClerkBase } from '../services/clerk/clerk-base'
import type { People } from './identity'

export type ClerkPeople = People & { forget: ClerkBase['onChanged'] }
export type ClerkPeopleOptions = {
  base: ClerkBase
  settings: ClerkSettings
  authorizedParties: string[]
  log: Log
}

/** People whose sessions are Clerk's. */
export function createClerkPeople(_options: ClerkPeopleOptions): ClerkPeople {
  throw new Error('to be written')
}
