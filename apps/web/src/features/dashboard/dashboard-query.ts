import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { apiOf } from '../../api'
import { dayOf } from '../../ui/calendar-days'

/** Asked for now and then as well: no more rooms are followed than a socket may enter. */
const fresh = { staleTime: 5_000, refetchInterval: 30_000, refetchOnWindowFocus: true } as const

export const statsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspace', slug, 'dashboard', 'stats'],
    queryFn: async () =>
      (await apiOf(slug).getDashboardStats({ query: { today: dayOf(new Date()) } })).data,
    ...fresh,
  })

export const myTasksCount = 8

export const myTasksQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspace', slug, 'dashboard', 'mine'],
    queryFn: async () =>
      (
        await apiOf(slug).listRecentTasks({
          query: { mine: 'true', open: 'true', sort: 'due', limit: myTasksCount },
        })
      ).data,
    ...fresh,
  })

export const feedQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: ['workspace', slug, 'dashboard', 'activity'],
    queryFn: ({ pageParam }) =>
      apiOf(slug).listActivity({ query: { limit: 15, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ meta }) => meta?.nextCursor ?? undefined,
    ...fresh,
  })
