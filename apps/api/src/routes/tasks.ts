import { taskOperations as operations } from '@nexa/shared/task-operations'
import { listTaskActivity } from '../services/activity/list-task-activity'
import { createTask } from '../services/task/create-task'
import { deleteTask } from '../services/task/delete-task'
import { listTasks } from '../services/task/list-tasks'
import { moveTask } from '../services/task/move-task'
import { taskForReader, tasksForReader } from '../services/task/task-abilities'
import { findTaskDetail } from '../services/task/task-queries'
import { updateTask } from '../services/task/update-task'
import { memberEndpoint } from './endpoint'

export const taskRoutes = [
  memberEndpoint(operations.listTasks, ({ scope, params, query }) =>
    tasksForReader(scope, listTasks(scope, params.id, query)),
  ),
  memberEndpoint(operations.createTask, ({ scope, params, body }) =>
    taskForReader(scope, createTask(scope, params.id, body)),
  ),
  memberEndpoint(operations.getTask, ({ scope, params }) =>
    taskForReader(scope, findTaskDetail(scope, params.id)),
  ),
  memberEndpoint(operations.updateTask, ({ scope, params, body }) =>
    taskForReader(scope, updateTask(scope, params.id, body)),
  ),
  memberEndpoint(operations.moveTask, ({ scope, params, body }) =>
    taskForReader(scope, moveTask(scope, params.id, body)),
  ),
  memberEndpoint(operations.deleteTask, ({ scope, params }) => deleteTask(scope, params.id)),
  memberEndpoint(operations.listTaskActivity, ({ scope, params, query }) =>
    listTaskActivity(scope, params.id, query),
  ),
]
