import { queryOptions } from '@tanstack/react-query'
import { accountApi } from '../api'

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: async () => (await accountApi.getSignInOptions()).data,
  staleTime: Number.POSITIVE_INFINITY,
})
