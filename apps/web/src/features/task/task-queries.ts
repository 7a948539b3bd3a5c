import type { Answer, NexaClient } from '@nexa/client/nexa-client'
import { queryOptions } from '@tanstack/react-query'

type Place = { api: NexaClient; slug: string }

/** The start of all keys of what is about one task. */
export const taskKey = (slug: string, id: string) => ['workspace', slug, 'task', id] as const

/** Events are followed for the open task only: one that is opened again may have changed meanwhile. */
export const staleTime = 0

export const taskDetailQuery = ({ api, slug }: Place, id: string) =>
  queryOptions({
    queryKey: [...taskKey(slug, id), 'detail'],
    staleTime,
    queryFn: async ({ signal }) => (await api.getTask({ params: { id } }, { signal })).data,
  })

export const commentsQuery = ({ api, slug }: Place, id: string) =>
  queryOptions({
    queryKey: [...taskKey(slug, id), 'comments'],
    staleTime,
    queryFn: ({ signal }) =>
      allOf((page) => api.listComments({ params: { id }, query: page }, { signal })),
  })

export const attachmentsQuery = ({ api, slug }: Place, id: string) =>
  queryOptions({
    queryKey: [...taskKey(slug, id), 'attachments'],
    staleTime,
    queryFn: ({ signal }) =>
      allOf((page) => api.listAttachments({ params: { id }, query: page }, { signal })),
  })

const pageLimit = 100

/** Oldest first, so what was added last is on the last page. */
async function allOf<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<Answer<T[]>>,
): Promise<T[]> {
  const all: T[] = []
  let cursor: string | null | undefined
  do {
    const { data, meta } = await read({ limit: pageLimit, ...(cursor && { cursor }) })
    all.push(...data)
    cursor = meta?.nextCursor
  } while (cursor)
  return all
}
