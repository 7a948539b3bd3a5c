import { statusOperations as operations } from '@nexa/shared/status-operations'
import { createStatus } from '../services/status/create-status'
import { deleteStatus } from '../services/status/delete-status'
import { reorderStatuses } from '../services/status/reorder-statuses'
import { listStatuses } from '../services/status/status-queries'
import { updateStatus } from '../services/status/update-status'
import { memberEndpoint } from './endpoint'

export const statusRoutes = [
  memberEndpoint(operations.listStatuses, ({ scope, params }) => listStatuses(scope, params.id)),
  memberEndpoint(operations.createStatus, ({ scope, params, body }) =>
    createStatus(scope, params.id, body),
  ),
  memberEndpoint(operations.reorderStatuses, ({ scope, params, body }) =>
    reorderStatuses(scope, params.id, body),
  ),
  memberEndpoint(operations.updateStatus, ({ scope, params, body }) =>
    updateStatus(scope, params.id, params.statusId, body),
  ),
  memberEndpoint(operations.deleteStatus, ({ scope, params, query }) =>
    deleteStatus(scope, params.id, params.statusId, query),
  ),
]
