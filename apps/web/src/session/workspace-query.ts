import { queryOptions } from '@tanstack/react-query'
import { accountApi, apiOf } from '../api'

export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: async () => (await accountApi.listWorkspaces()).data,
})

/** One's own role in it and what that allows. */
export const workspaceMeQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspace', slug, 'me'],
    queryFn: async () => (await apiOf(slug).getMe()).data,
  })

export const membersQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['workspace', slug, 'members'],
    queryFn: async () => (await apiOf(slug).listMembers({ params: { id } })).data,
  })

export const projectsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspace', slug, 'projects'],
    queryFn: async () => (await apiOf(slug).listProjects()).data,
  })

/** Those that are put away, `archived` or `deleted`. Refreshed with the active ones. */
export const putAwayProjectsQuery = (slug: string, status: 'archived' | 'deleted') =>
  queryOptions({
    queryKey: ['workspace', slug, 'projects', status],
    queryFn: async () => (await apiOf(slug).listProjects({ query: { status } })).data,
  })
