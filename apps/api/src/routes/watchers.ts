import { watcherOperations as operations } from '@nexa/shared/watcher-operations'
import { addWatcher } from '../services/watcher/add-watcher'
import { removeWatcher } from '../services/watcher/remove-watcher'
import { listWatchers } from '../services/watcher/watcher-queries'
import { memberEndpoint } from './endpoint'

export const watcherRoutes = [
  memberEndpoint(operations.listWatchers, ({ scope, params }) => listWatchers(scope, params.id)),
  memberEndpoint(operations.addWatcher, ({ scope, params, body }) =>
    addWatcher(scope, params.id, body),
  ),
  memberEndpoint(operations.removeWatcher, ({ scope, params }) =>
    removeWatcher(scope, params.id, params.userId),
  ),
]
