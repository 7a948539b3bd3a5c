import type { Project } from '@nexa/shared/project'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { ProjectKeyboard } from '../features/keyboard/project-keyboard'
import { ProjectHeader } from '../features/project/project-header'
import { TaskPanel } from '../features/task/task-panel'
import { useWorkspace } from '../session/use-workspace'
import { projectsQuery, putAwayProjectsQuery } from '../session/workspace-query'
import { ProjectContext, useOpenBoard, useSnapshot } from '../sync/use-board'
import { Loading } from '../ui/loading'
import { NotFoundPage } from '../ui/not-found-page'

/** A project is named by its key in addresses. */
export function ProjectLayout() {
  const { slug } = useWorkspace()
  const { project: key } = useParams({ strict: false })
  const projects = useQuery(projectsQuery(slug))
  const isNamed = (one: Project) => one.key === key?.toUpperCase()
  const active = projects.data?.find(isNamed)
  const isElsewhere = projects.data !== undefined && !active
  const archived = useQuery({ ...putAwayProjectsQuery(slug, 'archived'), enabled: isElsewhere })
  const error = projects.error ?? archived.error
  const project = active ?? archived.data?.find(isNamed)
  // What is known stays while it can't be asked again, as without a network.
  if (error && !project) throw error
  if (!project && isElsewhere && archived.data) return <NotFoundPage />
  if (!project) return <Loading label="Loading the project" />
  return <OpenedProject key={project.id} projectId={project.id} />
}

function OpenedProject({ projectId }: { projectId: string }) {
  const board = useOpenBoard(projectId)
  const { state, presence, problem } = useSnapshot(board)
  if (problem && !state) throw problem
  if (problem) return <NotFoundPage />
  if (!state) return <Loading label="Loading the board" />
  return (
    <ProjectContext.Provider value={{ board, state, presence }}>
      <ProjectHeader />
      <Outlet />
      <TaskPanel />
      <ProjectKeyboard />
    </ProjectContext.Provider>
  )
}
