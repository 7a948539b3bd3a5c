import { copyText } from '../../ui/copy-text'
import { deleteTaskLater } from '../undo/delete-task-later'
import type { Command } from './commands'
import { closeTask, openTask, openTaskAtTitle, taskAddress } from './open-task'
import { type PickerKind, showOverlay } from './overlay'
import { mayInProject, type Situation } from './situation'

const hasTask = ({ task }: Situation) => task !== null
const mayUpdate = (now: Situation) => now.task !== null && mayInProject(now, 'task:update')
const mayAssign = (now: Situation) => now.task !== null && mayInProject(now, 'task:assign')
/** Who may create tasks may also delete those they created. */
const mayDelete = (now: Situation) =>
  now.task !== null &&
  (mayInProject(now, 'task:delete') ||
    (mayInProject(now, 'task:create') && now.task.createdById === now.open.me.id))

const picker = (
  kind: PickerKind,
  key: string,
  label: string,
  isAllowed: Command['isAllowed'] = mayUpdate,
): Command => ({
  id: kind,
  keys: [key],
  label,
  group: 'The task at hand',
  isAllowed,
  run: ({ task }) => task && showOverlay({ kind, task }),
})

export const taskCommands: readonly Command[] = [
  {
    id: 'open',
    keys: ['Enter'],
    label: 'Open it',
    group: 'The task at hand',
    isAllowed: hasTask,
    run: openTask,
  },
  {
    id: 'title',
    keys: ['e'],
    label: 'Edit its title',
    group: 'The task at hand',
    isAllowed: mayUpdate,
    run: openTaskAtTitle,
  },
  picker('assignee', 'a', 'Assign it to…', mayAssign),
  picker('priority', 'p', 'Set its priority…'),
  picker('status', 's', 'Set its status…'),
  picker('due', 'd', 'Set its due date…'),
  picker('move', 'm', 'Move it to…'),
  {
    id: 'copy-link',
    keys: [],
    label: 'Copy its link',
    group: 'The task at hand',
    isAllowed: hasTask,
    run: (situation) => copyText(taskAddress(situation), 'The link is copied'),
  },
  {
    id: 'copy-key',
    keys: [],
    label: 'Copy its key',
    group: 'The task at hand',
    isAllowed: hasTask,
    run: ({ task }) => copyText(task?.key ?? '', `${task?.key} is copied`),
  },
  {
    id: 'delete',
    keys: [],
    label: 'Delete it',
    group: 'The task at hand',
    isAllowed: mayDelete,
    run: (situation) => {
      const { task, project, open, router } = situation
      if (!task || !project) return
      if (router.state.location.search.task === task.key) closeTask(situation)
      void deleteTaskLater({ board: project.board, slug: open.slug, task })
    },
  },
]
