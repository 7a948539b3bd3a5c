import { columnsOf } from '@nexa/shared/apply-event'
import { useState } from 'react'
import { useProject } from '../../sync/use-board'
import { StatusDot } from '../../ui/status-dot'
import type { BoardColumn } from '../board/board-columns'
import { moveTo } from '../board/board-place'
import { useMoveTask } from '../board/use-move-task'
import { closeOverlay } from './overlay'
import { type Choice, PickList } from './pick-list'
import type { PickerProps } from './pick-property'

/** Of a long column, the rest is found by typing. */
const mostShown = 100

/** Any place in any column: its top or end at once, one between its tasks in a second step. */
export function PickPlace({ task }: PickerProps) {
  const { board, state } = useProject()
  const move = useMoveTask(board)
  const [betweenIn, setBetweenIn] = useState<string | null>(null)
  const columns = columnsOf(state).map(
    ({ tasks, ...status }): BoardColumn => ({ status, tasks, total: tasks.length }),
  )
  const between = columns.find(({ status }) => status.id === betweenIn)
  const choiceAt = (column: BoardColumn, index: number, label: string): Choice => ({
    id: `${column.status.id} ${index}`,
    label,
    icon: <StatusDot color={column.status.color} />,
    isCurrent: column.tasks[index]?.id === task.id,
    choose: () => void move(task, moveTo(column, task.id, index)),
  })
  const placesIn = (column: BoardColumn): Choice[] => {
    const others = column.tasks.filter((one) => one.id !== task.id)
    return [
      choiceAt(column, 0, 'At the top'),
      ...others.map((one, index) => choiceAt(column, index + 1, `After ${one.key} ${one.title}`)),
    ]
  }
  const waysInto = (column: BoardColumn): Choice[] => {
    const { id, name, color } = column.status
    const others = column.tasks.filter((one) => one.id !== task.id).length
    const ends = [
      { ...choiceAt(column, 0, `${name}: to the top`), isCurrent: false },
      { ...choiceAt(column, others, `${name}: to the end`), isCurrent: false },
    ]
    if (others < 2) return others === 0 ? ends.slice(1) : ends
    const more: Choice = {
      id: `${id} between`,
      label: `${name}: after a task…`,
      icon: <StatusDot color={color} />,
      staysOpen: true,
      choose: () => setBetweenIn(id),
    }
    return [...ends, more]
  }
  const choices = between ? placesIn(between) : columns.flatMap(waysInto)
  return (
    <PickList
      title={between ? `Place ${task.key} in ${between.status.name}` : `Move ${task.key} to`}
      choicesFor={(text) =>
        choices.filter(({ label }) => label.toLowerCase().includes(text)).slice(0, mostShown)
      }
      onClose={closeOverlay}
    />
  )
}
