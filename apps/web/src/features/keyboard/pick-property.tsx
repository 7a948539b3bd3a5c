import type { TaskCard } from '@nexa/shared/task'
import { useProject } from '../../sync/use-board'
import type { PickerKind } from './overlay'
import { PickAssignee } from './pick-assignee'
import { PickDue } from './pick-due'
import { PickPlace } from './pick-place'
import { PickPriority } from './pick-priority'
import { PickStatus } from './pick-status'

export type PickerProps = { task: TaskCard }

const pickers = {
  assignee: PickAssignee,
  priority: PickPriority,
  due: PickDue,
  status: PickStatus,
  move: PickPlace,
}

export function PickProperty({ kind, task: known }: { kind: PickerKind; task: TaskCard }) {
  const { state } = useProject()
  // As it is now: somebody else may change it meanwhile.
  const task = state.tasks.get(known.id)
  if (!task) return null
  const Picker = pickers[kind]
  return <Picker task={task} />
}
