import { searchOperations as operations } from '@nexa/shared/search-operations'
import { searchWorkspace } from '../services/search/search-workspace'
import { memberEndpoint } from './endpoint'

export const searchRoutes = [
  memberEndpoint(operations.search, ({ scope, query }) => searchWorkspace(scope, query)),
]
