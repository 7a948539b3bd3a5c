import type { Project } from '@nexa/shared/project'
import type { Status } from '@nexa/shared/status'
import type { Task } from '@nexa/shared/task'
import type { Client } from './client'

export type ABoard = {
  project: Project
  todo: Status
  inProgress: Status
  review: Status
  done: Status
  /** Tasks in To Do, in order. */
  tasks: [Task, Task, Task]
}

/** A new project with its default columns and three tasks of its maker. */
export async function aBoard(maker: Client): Promise<ABoard> {
  const project = await maker.post('/api/projects', { name: `Board ${crypto.randomUUID()}` })
  const [todo, inProgress, review, done] = await maker.get(`/api/projects/${project.id}/statuses`)
  const task = (title: string) => maker.post(`/api/projects/${project.id}/tasks`, { title })
  const tasks: [Task, Task, Task] = [await task('First'), await task('Second'), await task('Third')]
  return { project, todo, inProgress, review, done, tasks }
}
