import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Reads again what somebody changed. What is just being read for the first time may be of before the change, and
 * `invalidateQueries` alone lets a first read be the last: it is read once more when it is there.
 */
export async function readAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const firstReads = client.getQueryCache().findAll({
    queryKey,
    fetchStatus: 'fetching',
    predicate: ({ state }) => state.data === undefined,
  })
  const afterThem = firstReads.map(async (query) => {
    await query.promise?.catch(() => {})
    await client.invalidateQueries({ queryKey: query.queryKey, exact: true })
  })
  await Promise.all([client.invalidateQueries({ queryKey }), ...afterThem])
}
