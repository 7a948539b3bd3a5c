import { addDependency, dependencies } from './dependency'
import { operation } from './operation'
import { taskRef } from './task'
import { taskParams } from './task-operations'

/** Dependencies are a set: to add what is there, or remove what is not, changes nothing and is no error. */
export const dependencyOperations = {
  listDependencies: operation({
    summary: 'List what a task waits for, and what waits for it',
    access: 'task:read',
    method: 'get',
    path: '/api/tasks/:id/dependencies',
    params: taskParams,
    answer: dependencies,
  }),
  addDependency: operation({
    summary:
      'Let a task wait for another one of the workspace; 400 when they would wait in a circle',
    access: 'task:update',
    method: 'post',
    path: '/api/tasks/:id/dependencies',
    params: taskParams,
    body: addDependency,
    answer: dependencies,
    status: 200,
  }),
  removeDependency: operation({
    summary: 'Let a task no longer wait for another one',
    access: 'task:update',
    method: 'delete',
    path: '/api/tasks/:id/dependencies/:dependsOnId',
    params: taskParams.extend({ dependsOnId: taskRef }),
  }),
}
