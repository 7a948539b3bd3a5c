import { byOrder } from '@nexa/shared/board'
import type { TaskCard } from '@nexa/shared/task'
import { useProject } from '../../sync/use-board'
import { StatusDot } from '../../ui/status-dot'
import { useMoveTask } from '../board/use-move-task'
import { PropertyMenu } from './property-menu'

export function StatusProperty({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const { board, state } = useProject()
  const moveTask = useMoveTask(board)
  const statuses = [...state.statuses].sort(byOrder)
  // A task without a column is shown in the default one.
  const value = task.statusId ?? statuses.find(({ isDefault }) => isDefault)?.id ?? null
  return (
    <PropertyMenu
      label="Status"
      hotkey="s"
      choices={statuses.map(({ id, name, color }) => ({
        value: id,
        name,
        icon: <StatusDot color={color} />,
      }))}
      value={value}
      onPick={(statusId) => void moveTask(task, { statusId })}
      isReadOnly={!canUpdate}
    />
  )
}
