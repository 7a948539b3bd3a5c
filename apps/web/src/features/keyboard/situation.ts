import type { MantineColorScheme } from '@mantine/core'
import type { Permission } from '@nexa/shared/permissions'
import type { TaskCard } from '@nexa/shared/task'
import type { useRouter } from '@tanstack/react-router'
import type { OpenWorkspace } from '../../session/use-workspace'
import type { OpenProject } from '../../sync/use-board'

/** What a command finds when it is called. */
export type Situation = {
  open: OpenWorkspace
  /** null outside of a project's pages. */
  project: OpenProject | null
  /** The one that has the focus, or else the one whose panel is open. */
  task: TaskCard | null
  router: ReturnType<typeof useRouter>
  setColorScheme: (scheme: MantineColorScheme) => void
}

/** An archived project is only read. */
export const mayInProject = ({ open, project }: Situation, permission: Permission) =>
  project?.state.project.status === 'active' && open.may(permission)
