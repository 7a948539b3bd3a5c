import { queryOptions } from '@tanstack/react-query'
import { accountApi, apiOf } from '../../api'

export const invitationsQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['workspace', slug, 'invitations'],
    queryFn: async () => (await apiOf(slug).listInvitations({ params: { id } })).data,
  })

/** What Clerk has not taken yet; nothing where people sign in with local accounts. */
export const clerkWritesQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['workspace', slug, 'clerk-writes'],
    queryFn: async () => {
      const { provider } = (await accountApi.getSignInOptions()).data
      return provider === 'clerk'
        ? (await apiOf(slug).listClerkWrites({ params: { id } })).data
        : []
    },
  })
