import { z } from 'zod'
import { operation } from './operation'
import { searchHit, searchQuery } from './search'

export const searchOperations = {
  search: operation({
    summary:
      'Find tasks and comments by their words, the best first; a key such as NEX-42 comes first',
    access: 'task:read',
    method: 'get',
    path: '/api/search',
    query: searchQuery,
    answer: z.array(searchHit),
  }),
}
