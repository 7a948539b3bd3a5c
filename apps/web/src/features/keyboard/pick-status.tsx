import { columnsOf } from '@nexa/shared/apply-event'
import type { MoveTask } from '@nexa/shared/task'
import { useProject } from '../../sync/use-board'
import { StatusDot } from '../../ui/status-dot'
import { moveTo } from '../board/board-place'
import { useMoveTask } from '../board/use-move-task'
import { closeOverlay } from './overlay'
import { type Choice, PickList } from './pick-list'
import type { PickerProps } from './pick-property'

/** A column, or with `hasPlaces` its top or end. */
export function PickStatus({ task, hasPlaces = false }: PickerProps & { hasPlaces?: boolean }) {
  const { board, state } = useProject()
  const move = useMoveTask(board)
  const columns = columnsOf(state).map(({ tasks, ...status }) => ({
    status,
    tasks,
    total: tasks.length,
    isHere: tasks.some((one) => one.id === task.id),
  }))
  const choose = (to: MoveTask) => () => void move(task, to)
  const choices = columns.flatMap((column): Choice[] => {
    const { id, name, color } = column.status
    const icon = <StatusDot key={id} color={color} />
    const end = column.tasks.filter((one) => one.id !== task.id).length
    const toEnd = choose(moveTo(column, task.id, end))
    if (!hasPlaces) {
      const isCurrent = column.isHere
      return [{ id, label: name, icon, isCurrent, choose: isCurrent ? () => {} : toEnd }]
    }
    const toTop = choose(moveTo(column, task.id, 0))
    return [
      { id: `${id}-top`, label: `${name}: to the top`, icon, choose: toTop },
      { id: `${id}-end`, label: `${name}: to the end`, icon, choose: toEnd },
    ]
  })
  return (
    <PickList
      title={hasPlaces ? `Move ${task.key} to` : `Status of ${task.key}`}
      choicesFor={(text) => choices.filter(({ label }) => label.toLowerCase().includes(text))}
      onClose={closeOverlay}
    />
  )
}
