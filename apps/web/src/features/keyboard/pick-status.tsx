import { columnsOf } from '@nexa/shared/apply-event'
import { useProject } from '../../sync/use-board'
import { StatusDot } from '../../ui/status-dot'
import { moveTo } from '../board/board-place'
import { useMoveTask } from '../board/use-move-task'
import { closeOverlay } from './overlay'
import { type Choice, PickList } from './pick-list'
import type { PickerProps } from './pick-property'

export function PickStatus({ task }: PickerProps) {
  const { board, state } = useProject()
  const move = useMoveTask(board)
  const choices = columnsOf(state).map(({ tasks, ...status }): Choice => {
    const { id, name, color } = status
    const isCurrent = tasks.some((one) => one.id === task.id)
    const toEnd = moveTo({ status, tasks, total: tasks.length }, task.id, tasks.length)
    return {
      id,
      label: name,
      icon: <StatusDot color={color} />,
      isCurrent,
      choose: () => {
        if (!isCurrent) void move(task, toEnd)
      },
    }
  })
  return (
    <PickList
      title={`Status of ${task.key}`}
      choicesFor={(text) => choices.filter(({ label }) => label.toLowerCase().includes(text))}
      onClose={closeOverlay}
    />
  )
}
