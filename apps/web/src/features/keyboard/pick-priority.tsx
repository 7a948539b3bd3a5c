import { priorities } from '@nexa/shared/task'
import { PriorityIcon, priorityNames } from '../../ui/priority-icon'
import { useEditTask } from '../task/use-edit-task'
import { closeOverlay } from './overlay'
import { PickList } from './pick-list'
import type { PickerProps } from './pick-property'

export function PickPriority({ task }: PickerProps) {
  const edit = useEditTask()
  const choices = priorities.toReversed().map((priority) => ({
    id: priority,
    label: priorityNames[priority],
    icon: <PriorityIcon priority={priority} isDecorative />,
    isCurrent: task.priority === priority,
    choose: () => void edit(task, { priority }),
  }))
  return (
    <PickList
      title={`Priority of ${task.key}`}
      choicesFor={(text) => choices.filter(({ label }) => label.toLowerCase().includes(text))}
      onClose={closeOverlay}
    />
  )
}
