import { type CreateProject, type Project, project } from '@nexa/shared/project'
import { z } from 'zod'
import { idempotencyKey } from './idempotency-key'
import type { Team } from './join-workspace'

export async function findOrMakeProject(
  { workspace, owner }: Pick<Team, 'workspace' | 'owner'>,
  wanted: CreateProject,
): Promise<Project> {
  const { name } = wanted
  const key = idempotencyKey(workspace.id, 'project', name)
  const made = await owner.client.postOnce('/api/projects', wanted, project, key)
  if (made) return made
  const all = await owner.client.get('/api/projects', z.array(project))
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`The project "${name}" was made once, and is gone or renamed`)
  return found
}
