import { z } from 'zod'
import { operation } from './operation'
import { taskParams } from './task-operations'
import { id } from './text'
import { person } from './user'
import { addWatcher } from './watcher'

/** Watchers are a set: to add who is there, or remove who is not, changes nothing and is no error. */
export const watcherOperations = {
  listWatchers: operation({
    summary: 'List who watches a task, the first one first',
    access: 'task:read',
    method: 'get',
    path: '/api/tasks/:id/watchers',
    params: taskParams,
    answer: z.array(person),
  }),
  addWatcher: operation({
    summary: 'Watch a task, or with task:update let another member watch it',
    access: 'task:read',
    method: 'post',
    path: '/api/tasks/:id/watchers',
    params: taskParams,
    body: addWatcher,
    answer: z.array(person),
    status: 200,
  }),
  removeWatcher: operation({
    summary:
      'Stop watching a task until you are assigned or comment; with task:update, for others too',
    access: 'task:read',
    method: 'delete',
    path: '/api/tasks/:id/watchers/:userId',
    params: taskParams.extend({ userId: id }),
  }),
}
