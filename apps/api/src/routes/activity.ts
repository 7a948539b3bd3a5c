import { activityOperations as operations } from '@nexa/shared/activity-operations'
import { paged } from '../lib/response'
import {
  listProjectActivity,
  listWorkspaceActivity,
} from '../services/activity/list-activity-feeds'
import { memberEndpoint } from './endpoint'

export const activityRoutes = [
  memberEndpoint(operations.listActivity, async ({ scope, query }) =>
    paged(await listWorkspaceActivity(scope, query)),
  ),
  memberEndpoint(operations.listProjectActivity, async ({ scope, params, query }) =>
    paged(await listProjectActivity(scope, params.id, query)),
  ),
]
