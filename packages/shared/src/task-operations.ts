import { z } from 'zod'
import { activity } from './activity'
import { operation } from './operation'
import { cursorQuery } from './pagination'
import { projectParams } from './project-operations'
import { createTask, moveTask, task, taskDetail, taskRef, updateTask } from './task'
import { taskQuery } from './task-query'

/** A task in a path is its id or its key. */
export const taskParams = z.strictObject({ id: taskRef })

export const taskOperations = {
  listTasks: operation({
    summary: 'List tasks of a project; filters combine with AND, lists by commas with OR',
    access: 'task:read',
    method: 'get',
    path: '/api/projects/:id/tasks',
    params: projectParams,
    query: taskQuery,
    answer: z.array(task),
  }),
  createTask: operation({
    summary: 'Create a task at the end of a column',
    access: 'task:create',
    method: 'post',
    path: '/api/projects/:id/tasks',
    params: projectParams,
    body: createTask,
    answer: task,
  }),
  getTask: operation({
    summary: 'Read a task with what belongs to it',
    access: 'task:read',
    method: 'get',
    path: '/api/tasks/:id',
    params: taskParams,
    answer: taskDetail,
  }),
  updateTask: operation({
    summary: 'Change a task; with `version`, only if nobody else did',
    access: 'task:update',
    method: 'patch',
    path: '/api/tasks/:id',
    params: taskParams,
    body: updateTask,
    answer: task,
  }),
  moveTask: operation({
    summary: 'Move a task to a place in a column',
    access: 'task:update',
    method: 'post',
    path: '/api/tasks/:id/move',
    params: taskParams,
    body: moveTask,
    answer: task,
    status: 200,
  }),
  /** Own tasks may be deleted without task:delete: the policy decides. */
  deleteTask: operation({
    summary: 'Delete a task: your own, or any with task:delete',
    access: 'task:read',
    method: 'delete',
    path: '/api/tasks/:id',
    params: taskParams,
  }),
  listTaskActivity: operation({
    summary: 'List what happened to a task, newest first',
    access: 'task:read',
    method: 'get',
    path: '/api/tasks/:id/activity',
    params: taskParams,
    query: cursorQuery,
    answer: z.array(activity),
  }),
}
