import { z } from 'zod'
import { activity, activityQuery } from './activity'
import { operation } from './operation'
import { projectParams } from './project-operations'

export const activityOperations = {
  listActivity: operation({
    summary: 'List what happened in the workspace, newest first',
    access: 'workspace:read',
    method: 'get',
    path: '/api/activity',
    query: activityQuery,
    answer: z.array(activity),
  }),
  listProjectActivity: operation({
    summary: 'List what happened in a project, newest first',
    access: 'project:read',
    method: 'get',
    path: '/api/projects/:id/activity',
    params: projectParams,
    query: activityQuery,
    answer: z.array(activity),
  }),
}
