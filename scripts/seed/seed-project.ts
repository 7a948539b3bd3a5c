import type { CreateProject } from '@nexa/shared/project'
import type { CreateTask } from '@nexa/shared/task'
import { findOrMakeProject } from '../demo/find-or-make-project'
import { idempotencyKey } from '../demo/idempotency-key'
import type { Team } from '../demo/join-workspace'
import { nullIfMade } from '../demo/refusals'
import { emailOf, type FirstName } from './people'

type SeedTask = {
  title: string
  column: 'To Do' | 'In Progress' | 'Review' | 'Done'
  by: FirstName
  description?: string
  priority?: CreateTask['priority']
  assignee?: FirstName
  /** Counted from the day the workspace was made, so that a second run sends the same. */
  dueInDays?: number
  comments?: [FirstName, string][]
  /** Title of one that comes before it in the list. */
  waitsFor?: string
  files?: File[]
}
export type SeedProject = CreateProject & { tasks: SeedTask[] }

const dayMs = 86_400_000

/** Made as its people would, so that the activity tells who did what. */
export async function seedProject(team: Team, { tasks, ...wanted }: SeedProject): Promise<void> {
  const { id: projectId } = await findOrMakeProject(team, wanted)
  const { data: columns } = await team.owner.nexa.listStatuses({ params: { id: projectId } })
  const made = new Map<string, string>()
  for (const one of tasks) {
    const column = columns.find(({ name }) => name === one.column)
    const taskId = await makeTask(team, projectId, column?.id, one)
    if (!taskId) continue
    made.set(one.title, taskId)
    await makeComments(team, taskId, one.comments ?? [])
    await attachFiles(team, taskId, one)
    const blocker = one.waitsFor && made.get(one.waitsFor)
    if (blocker) await waitFor(team, taskId, blocker, one)
  }
}

/** null: made so long ago that the server forgot its id. */
async function makeTask(
  team: Team,
  projectId: string,
  statusId: string | undefined,
  { title, description, priority, by, assignee, dueInDays }: SeedTask,
): Promise<string | null> {
  const { nexa } = await team.person(emailOf(by))
  const body = {
    title,
    priority,
    statusId,
    description,
    dueDate: dueInDays === undefined ? null : dueDate(team.workspace.createdAt, dueInDays),
    assigneeId: assignee ? (await team.person(emailOf(assignee))).userId : null,
  }
  const once = { idempotencyKey: idempotencyKey(projectId, 'task', title) }
  const made = await nullIfMade(nexa.createTask({ params: { id: projectId }, body }, once))
  return made?.id ?? null
}

async function makeComments(team: Team, taskId: string, comments: [FirstName, string][]) {
  for (const [by, content] of comments) {
    const { nexa } = await team.person(emailOf(by))
    const once = { idempotencyKey: idempotencyKey(taskId, 'comment', content) }
    await nullIfMade(nexa.createComment({ params: { id: taskId }, body: { content } }, once))
  }
}

async function attachFiles(team: Team, taskId: string, { by, files = [] }: SeedTask) {
  const { nexa } = await team.person(emailOf(by))
  for (const file of files) {
    const once = { idempotencyKey: idempotencyKey(taskId, 'file', file.name) }
    await nullIfMade(nexa.uploadAttachment({ params: { id: taskId }, file }, once))
  }
}

async function waitFor(team: Team, taskId: string, dependsOnId: string, { by }: SeedTask) {
  const { nexa } = await team.person(emailOf(by))
  const once = { idempotencyKey: idempotencyKey(taskId, 'dependency', dependsOnId) }
  await nexa.addDependency({ params: { id: taskId }, body: { dependsOnId } }, once)
}

const dueDate = (start: string, days: number) =>
  new Date(Date.parse(start) + days * dayMs).toISOString().slice(0, 10)
