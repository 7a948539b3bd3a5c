import { priorities } from '@nexa/shared/task'
import { PriorityIcon, priorityNames } from '../../ui/priority-icon'
import { useChangeTask } from '../task/use-change-task'
import { closeOverlay } from './overlay'
import { PickList } from './pick-list'
import type { PickerProps } from './pick-property'

export function PickPriority({ task }: PickerProps) {
  const change = useChangeTask()
  const choices = priorities.toReversed().map((priority) => ({
    id: priority,
    label: priorityNames[priority],
    icon: <PriorityIcon priority={priority} isDecorative />,
    isCurrent: task.priority === priority,
    choose: () => void change(task, { priority }),
  }))
  return (
    <PickList
      title={`Priority of ${task.key}`}
      choicesFor={(text) => choices.filter(({ label }) => label.toLowerCase().includes(text))}
      onClose={closeOverlay}
    />
  )
}
