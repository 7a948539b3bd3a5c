import type { TaskCard } from '@nexa/shared/task'
import { PriorityIcon, priorityNames } from '../../ui/priority-icon'
import { PropertyMenu } from './property-menu'
import { useEditTask } from './use-edit-task'

const choices = (['urgent', 'high', 'medium', 'low'] as const).map((value) => ({
  value,
  name: priorityNames[value],
  icon: <PriorityIcon priority={value} isDecorative />,
}))

export function PriorityProperty({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const edit = useEditTask()
  return (
    <PropertyMenu
      label="Priority"
      hotkey="p"
      choices={choices}
      value={task.priority}
      onPick={(priority) => void edit(task, { priority })}
      isReadOnly={!canUpdate}
    />
  )
}
