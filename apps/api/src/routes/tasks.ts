import { activity } from '@nexa/shared/activity'
import { cursorQuery } from '@nexa/shared/pagination'
import {
  createTask as creation,
  moveTask as move,
  task,
  taskDetail,
  taskRef,
  updateTask as update,
} from '@nexa/shared/task'
import { taskQuery } from '@nexa/shared/task-query'
import { id } from '@nexa/shared/text'
import { z } from 'zod'
import { paged } from '../lib/response'
import { listTaskActivity } from '../services/activity/list-activity'
import { createTask } from '../services/task/create-task'
import { deleteTask } from '../services/task/delete-task'
import { listTasks } from '../services/task/list-tasks'
import { moveTask } from '../services/task/move-task'
import { findTaskDetail } from '../services/task/task-queries'
import { updateTask } from '../services/task/update-task'
import { memberEndpoint } from './endpoint'

const projectParams = z.strictObject({ id })
const params = z.strictObject({ id: taskRef })

export const taskRoutes = [
  memberEndpoint('task:read', {
    method: 'get',
    path: '/api/projects/:id/tasks',
    params: projectParams,
    query: taskQuery,
    answer: z.array(task),
    run: async ({ scope, params, query }) => paged(await listTasks(scope, params.id, query)),
  }),
  memberEndpoint('task:create', {
    method: 'post',
    path: '/api/projects/:id/tasks',
    params: projectParams,
    body: creation,
    answer: task,
    run: ({ scope, params, body }) => createTask(scope, params.id, body),
  }),
  memberEndpoint('task:read', {
    method: 'get',
    path: '/api/tasks/:id',
    params,
    answer: taskDetail,
    run: ({ scope, params }) => findTaskDetail(scope, params.id),
  }),
  memberEndpoint('task:update', {
    method: 'patch',
    path: '/api/tasks/:id',
    params,
    body: update,
    answer: task,
    run: ({ scope, params, body }) => updateTask(scope, params.id, body),
  }),
  memberEndpoint('task:update', {
    method: 'post',
    path: '/api/tasks/:id/move',
    params,
    body: move,
    answer: task,
    status: 200,
    run: ({ scope, params, body }) => moveTask(scope, params.id, body),
  }),
  // Own tasks may be deleted without task:delete: the policy decides.
  memberEndpoint('task:read', {
    method: 'delete',
    path: '/api/tasks/:id',
    params,
    run: ({ scope, params }) => deleteTask(scope, params.id),
  }),
  memberEndpoint('task:read', {
    method: 'get',
    path: '/api/tasks/:id/activity',
    params,
    query: cursorQuery,
    answer: z.array(activity),
    run: async ({ scope, params, query }) => paged(await listTaskActivity(scope, params.id, query)),
  }),
]
