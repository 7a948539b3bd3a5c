import { queryClient } from '../query-client'
import { signInOptionsQuery } from './sign-in-options'

/** Drops what was answered to one person, but not what the sign-in page shows to everybody. */
export function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !isOfEverybody(queryKey[0]) })
}

const isOfEverybody = (name: unknown) => name === signInOptionsQuery.queryKey[0] || name === 'clerk'
