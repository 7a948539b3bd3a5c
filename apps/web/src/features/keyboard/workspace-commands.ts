import { signOut } from '../../session/leave-session'
import { showProblem } from '../../ui/show-problem'
import type { Command } from './commands'
import { showOverlay } from './overlay'

export const workspaceCommands: readonly Command[] = [
  {
    id: 'new-project',
    keys: [],
    label: 'New project',
    group: 'General',
    isAllowed: ({ open }) => open.may('project:create'),
    run: () => showOverlay({ kind: 'new-project' }),
  },
  {
    id: 'sign-out',
    keys: [],
    label: 'Sign out',
    group: 'General',
    isAllowed: () => true,
    run: ({ router }) => void signOut(router).catch(showProblem('Not signed out')),
  },
]
