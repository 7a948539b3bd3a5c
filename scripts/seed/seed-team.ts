import type { Connect } from '../demo/connect-to'
import { demoPassword } from '../demo/demo-password'
import { joinWorkspace, type Team } from '../demo/join-workspace'
import { appProject } from './app-project'
import { people } from './people'
import { seedProject } from './seed-project'
import { websiteProject } from './website-project'

export const workspaceName = 'Acme Studio'

/** The demo workspace with its people and projects, made over the API. */
export async function seedTeam(connect: Connect): Promise<Team> {
  const team = await joinWorkspace(connect, workspaceName, people, demoPassword)
  await Promise.all([websiteProject, appProject].map((project) => seedProject(team, project)))
  return team
}
