import { activityOperations as operations } from '@nexa/shared/activity-operations'
import {
  listProjectActivity,
  listWorkspaceActivity,
} from '../services/activity/list-activity-feeds'
import { memberEndpoint } from './endpoint'

export const activityRoutes = [
  memberEndpoint(operations.listActivity, ({ scope, query }) =>
    listWorkspaceActivity(scope, query),
  ),
  memberEndpoint(operations.listProjectActivity, ({ scope, params, query }) =>
    listProjectActivity(scope, params.id, query),
  ),
]
