import type { Workspace } from '@nexa/shared/workspace'
import { accountApi, apiOf } from '../../api'
import { fillSampleProject, sampleName } from './sample-project'

export type FirstProject = { workspaceName: string; start: 'sample' | 'empty'; name: string }

/** Where the first board is. */
export async function begin(
  workspace: Workspace | null,
  wanted: FirstProject,
): Promise<{ slug: string; key: string }> {
  const { id, slug } = await namedWorkspace(workspace, wanted.workspaceName.trim())
  const api = apiOf(id)
  const isSample = wanted.start === 'sample'
  const name = isSample ? sampleName : wanted.name
  const { data: project } = await api.createProject({ body: { name } })
  if (isSample) await fillSampleProject(api, project.id)
  return { slug, key: project.key }
}

async function namedWorkspace(known: Workspace | null, name: string): Promise<Workspace> {
  if (!known) return (await accountApi.createWorkspace({ body: { name } })).data
  if (known.name === name) return known
  return (await accountApi.updateWorkspace({ params: { id: known.id }, body: { name } })).data
}
