import type { CreateProject, Project } from '@nexa/shared/project'
import { idempotencyKey } from './idempotency-key'
import type { Team } from './join-workspace'
import { nullIfMade } from './refusals'

export async function findOrMakeProject(
  { workspace, owner: { nexa } }: Pick<Team, 'workspace' | 'owner'>,
  body: CreateProject,
): Promise<Project> {
  const { name } = body
  const once = { idempotencyKey: idempotencyKey(workspace.id, 'project', name) }
  const made = await nullIfMade(nexa.createProject({ body }, once))
  if (made) return made
  const { data: all } = await nexa.listProjects()
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`The project "${name}" was made once, and is gone or renamed`)
  return found
}
