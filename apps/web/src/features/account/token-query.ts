import { queryOptions } from '@tanstack/react-query'
import { accountApi } from '../../api'

/** One's own, of all workspaces. */
export const tokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: async () => (await accountApi.listApiTokens()).data,
})
