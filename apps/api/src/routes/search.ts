import { searchOperations as operations } from '@nexa/shared/search-operations'
import { paged } from '../lib/response'
import { searchWorkspace } from '../services/search/search-workspace'
import { memberEndpoint } from './endpoint'

export const searchRoutes = [
  memberEndpoint(operations.search, async ({ scope, query }) =>
    paged(await searchWorkspace(scope, query)),
  ),
]
