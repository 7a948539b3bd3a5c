import type { NexaClient } from '@nexa/client/nexa-client'
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'

const firstPage: { cursor?: string } = {}

/** Stays while the next one comes: the page does not blink with every word. */
export const searchQuery = (api: NexaClient, slug: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['workspace', slug, 'search', q],
    queryFn: ({ pageParam, signal }) =>
      api.search({ query: { q, limit: 20, ...pageParam } }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ meta }) => (meta?.nextCursor ? { cursor: meta.nextCursor } : null),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
