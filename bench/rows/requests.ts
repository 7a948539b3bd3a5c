import type { SampleProject, SampleTask } from '../data-set/sample'
import type { LoadRequest } from '../load/load-request'
import type { SignedIn, World } from '../server/world'

export const requestCount = 4_000

/** Of the person whose turn it is: a token, and the workspace as the web application sends it. */
export function personAt({ people }: World, at: number): SignedIn {
  const person = people[at % people.length]
  if (!person) throw new Error('Nobody is signed in')
  return person
}

const headersAt = (world: World, at: number): Record<string, string> => ({
  Authorization: `Bearer ${personAt(world, at).token}`,
  'X-Workspace-Id': world.sample.workspaceId,
})

export const getAt = (world: World, at: number, path: string): LoadRequest => ({
  method: 'GET',
  path,
  headers: headersAt(world, at),
})

export const postAt = (world: World, at: number, path: string, body: object): LoadRequest => ({
  method: 'POST',
  path,
  headers: { ...headersAt(world, at), 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

export function projectAt({ sample }: World, at: number): SampleProject {
  const project = sample.projects[at % sample.projects.length]
  if (!project) throw new Error('The data set has no project')
  return project
}

/** A task of each project in turn, and not the same one again soon. */
export function taskAt(world: World, at: number): SampleTask {
  return taskOf(projectAt(world, at), Math.floor(at / world.sample.projects.length))
}

export function taskOf({ tasks }: SampleProject, at: number): SampleTask {
  // 7 and the number of tasks have no common divisor, so all of them have their turn.
  const task = tasks[(at * 7) % tasks.length]
  if (!task) throw new Error('The project has no task')
  return task
}

export const many = (make: (at: number) => LoadRequest): LoadRequest[] =>
  Array.from({ length: requestCount }, (_, at) => make(at))
