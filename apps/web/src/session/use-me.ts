import type { Me } from '@nexa/shared/account'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { accountApi } from '../api'
import { isUnauthorized } from '../query-client'

/** Who is signed in; null: nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return (await accountApi.getMe()).data
    } catch (error) {
      if (isUnauthorized(error)) return null
      throw error
    }
  },
})

export const useMe = () => useQuery(meQuery)
