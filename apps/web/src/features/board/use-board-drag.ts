import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'
import type { MoveTask, TaskCard } from '@nexa/shared/task'
import { useEffect } from 'react'
import type { BoardColumn, HeldCard } from './board-columns'
import { moveTo } from './board-place'
import { taskIdOf } from './card-drag'
import { statusIdOf } from './column-drag'
import type { ColumnActions } from './use-column-actions'
import { useLatest } from './use-latest'

type Board = {
  columns: readonly BoardColumn[]
  setHeld: (held: HeldCard | null) => void
  move: (task: TaskCard, to: MoveTask) => void
  moveColumn: ColumnActions['move']
}

type Target = { data: Record<string | symbol, unknown> }

/** What a card or column does that is dragged by mouse or finger. */
export function useBoardDrag(board: Board): void {
  const latest = useLatest(board)
  useEffect(() => {
    // As it was picked up: somebody may delete it meanwhile, and the server then says so.
    let card: TaskCard | undefined
    return monitorForElements({
      onDragStart: ({ source }) => {
        card = cardOf(latest.current.columns, taskIdOf(source.data))
        if (card) latest.current.setHeld({ card, by: 'pointer' })
      },
      onDrop: ({ source, location }) => {
        const { columns, setHeld, move, moveColumn } = latest.current
        const [target] = location.current.dropTargets
        const to = target && card ? cardDrop(columns, card, target) : null
        if (card && to) move(card, to)
        setHeld(null)
        const statusId = statusIdOf(source.data)
        const place = target && statusId ? columnDrop(columns, statusId, target) : null
        if (statusId && place !== null) void moveColumn(statusId, place)
      },
    })
  }, [latest])
}

const cardOf = (columns: readonly BoardColumn[], taskId: string | null) =>
  columns.flatMap((column) => column.tasks).find((task) => task.id === taskId)

/** null: it is there already. */
function cardDrop(columns: readonly BoardColumn[], card: TaskCard, { data }: Target) {
  const besideId = taskIdOf(data)
  const column = columns.find(({ status, tasks }) =>
    besideId ? tasks.some((task) => task.id === besideId) : status.id === statusIdOf(data),
  )
  if (!column || besideId === card.id) return null
  const others = column.tasks.filter((task) => task.id !== card.id)
  const beside = others.findIndex((task) => task.id === besideId)
  const isBelow = extractClosestEdge(data) === 'bottom'
  const index = beside < 0 ? others.length : beside + (isBelow ? 1 : 0)
  const isThere = column.tasks.findIndex((task) => task.id === card.id) === index
  return isThere ? null : moveTo(column, card.id, index)
}

/** The place among the others; null: it is there already. */
function columnDrop(columns: readonly BoardColumn[], statusId: string, { data }: Target) {
  const ids = columns.map((column) => column.status.id)
  const others = ids.filter((id) => id !== statusId)
  const beside = others.indexOf(statusIdOf(data) ?? '')
  if (beside < 0) return null
  const place = beside + (extractClosestEdge(data) === 'right' ? 1 : 0)
  return place === ids.indexOf(statusId) ? null : place
}
