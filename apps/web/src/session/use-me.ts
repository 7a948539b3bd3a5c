import type { Me } from '@nexa/shared/account'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { accountApi } from '../api'
import { isUnauthorized } from '../query-client'

/** Who is signed in; null: nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    // Asking for oneself without being signed in would be an error in the browser's console.
    const { isSignedIn } = (await accountApi.getSignInOptions()).data
    if (!isSignedIn) return null
    try {
      return (await accountApi.getMe()).data
    } catch (error) {
      if (isUnauthorized(error)) return null
      throw error
    }
  },
})

export const useMe = () => useQuery(meQuery)
