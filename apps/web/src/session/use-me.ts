import type { Me } from '@nexa/shared/account'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { accountApi } from '../api'
import { isUnauthorized } from '../query-client'

/** Who is signed in; null: nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    // Asking for oneself without being signed in would be an error in the browser's console.
    const { isSignedIn, clerkPublishableKey } = (await accountApi.getSignInOptions()).data
    if (!isSignedIn && !(await isSignedInAtClerk(clerkPublishableKey))) return null
    try {
      return (await accountApi.getMe()).data
    } catch (error) {
      if (isUnauthorized(error)) return null
      throw error
    }
  },
})

export const useMe = () => useQuery(meQuery)

/** Who can't reach Clerk is told so where they sign in. */
async function isSignedInAtClerk(publishableKey: string | null): Promise<boolean> {
  if (publishableKey === null) return false
  const { openClerk } = await import('./clerk')
  const clerk = await openClerk(publishableKey).catch(() => null)
  return Boolean(clerk?.session)
}
