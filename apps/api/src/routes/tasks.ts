import { taskOperations as operations } from '@nexa/shared/task-operations'
import type { KeptAnswers } from '../lib/kept-answers'
import { listTaskActivity } from '../services/activity/list-task-activity'
import { findProjectVersion } from '../services/project/project-version'
import { createTask } from '../services/task/create-task'
import { deleteTask } from '../services/task/delete-task'
import { listTasks, type TaskTexts } from '../services/task/list-tasks'
import { moveTask } from '../services/task/move-task'
import { taskForReader, tasksForReader } from '../services/task/task-abilities'
import { filterName } from '../services/task/task-filters'
import { findTaskDetail } from '../services/task/task-queries'
import { updateTask } from '../services/task/update-task'
import { memberEndpoint } from './endpoint'

export const taskRoutes = (kept: KeptAnswers) => {
  const lists = kept.of<TaskTexts>('tasks')
  return [
    memberEndpoint(operations.listTasks, async ({ scope, params, query, c }) => {
      const read = () => listTasks(scope, params.id, query)
      const filter = filterName(scope, query)
      // Of a list that is kept, whether the reader may see it is asked, too: it is shown to nobody without.
      const { value } =
        filter === null
          ? await read()
          : await lists.find(
              `${params.id} ${filter}`,
              await findProjectVersion(scope, params.id),
              read,
            )
      const answer = await tasksForReader(scope, value)
      return c.body(`{"success":true,${answer}}`, 200, { 'Content-Type': 'application/json' })
    }),
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
}
