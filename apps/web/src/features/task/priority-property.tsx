import type { TaskCard } from '@nexa/shared/task'
import { PriorityIcon, priorityNames } from '../../ui/priority-icon'
import { PropertyMenu } from './property-menu'
import { useChangeTask } from './use-change-task'

const choices = (['urgent', 'high', 'medium', 'low'] as const).map((value) => ({
  value,
  name: priorityNames[value],
  icon: <PriorityIcon priority={value} isDecorative />,
}))

export function PriorityProperty({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const change = useChangeTask()
  return (
    <PropertyMenu
      label="Priority"
      hotkey="p"
      choices={choices}
      value={task.priority}
      onPick={(priority) => void change(task, { priority })}
      isReadOnly={!canUpdate}
    />
  )
}
