import { Outlet } from '@tanstack/react-router'
import { ProjectKeyboard } from '../features/keyboard/project-keyboard'
import { ProjectHeader } from '../features/project/project-header'
import { TaskPanel } from '../features/task/task-panel'
import { useAddressedProject } from '../session/use-addressed-project'
import { ProjectContext, useOpenBoard, useSnapshot } from '../sync/use-board'
import { Loading } from '../ui/loading'
import { NotFoundPage } from '../ui/not-found-page'

/** A project is named by its key in addresses. */
export function ProjectLayout() {
  const { projectId, isMissing, error } = useAddressedProject()
  if (projectId) return <OpenedProject key={projectId} projectId={projectId} />
  if (error) throw error
  return isMissing ? <NotFoundPage /> : <Loading label="Loading the project" />
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
