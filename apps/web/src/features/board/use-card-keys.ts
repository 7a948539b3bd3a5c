import type { MoveTask, TaskCard } from '@nexa/shared/task'
import { type KeyboardEvent, useCallback } from 'react'
import { announce } from '../../ui/announcer'
import type { BoardColumn, HeldCard } from './board-columns'
import { isKnown, moveTo, orderAt } from './board-place'
import { useLatest } from './use-latest'
import { placeText } from './use-move-task'

type Board = {
  columns: readonly BoardColumn[]
  held: HeldCard | null
  setHeld: (held: HeldCard | null) => void
  canMove: boolean
  move: (task: TaskCard, to: MoveTask) => void
  focus: (taskId: string) => void
}

type Place = { columnIndex: number; index: number }

const steps: Readonly<Record<string, readonly [across: number, along: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

function placeOf(columns: readonly BoardColumn[], taskId: string): Place | null {
  for (const [columnIndex, { tasks }] of columns.entries()) {
    const index = tasks.findIndex((task) => task.id === taskId)
    if (index >= 0) return { columnIndex, index }
  }
  return null
}

/** Arrows go from card to card; Space takes one in hand, then they move it. */
export function useCardKeys(board: Board) {
  const latest = useLatest(board)
  return useCallback(
    (event: KeyboardEvent, task: TaskCard) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const now = latest.current
      const at = placeOf(now.columns, task.id)
      if (!at) return
      const isCarried = now.held?.by === 'keyboard' && now.held.card.id === task.id
      const isDone = isCarried ? carry(event, now, task, at) : walk(event, now, task, at)
      if (!isDone) return
      event.preventDefault()
      event.stopPropagation()
    },
    [latest],
  )
}

function walk(event: KeyboardEvent, board: Board, task: TaskCard, at: Place): boolean {
  const step = steps[event.key]
  if (step) {
    const next = cardBeside(board.columns, at, step)
    if (next) board.focus(next.id)
    return true
  }
  if (event.key !== ' ') return false
  const column = board.columns[at.columnIndex]
  if (!board.canMove || !isKnown(task) || !column) return true
  board.setHeld({ card: { ...task, statusId: column.status.id }, by: 'keyboard' })
  const here = `${column.status.name}, ${placeText({ column, index: at.index })}`
  announce(`${task.key} picked up: ${here}. Arrow keys move it, Space drops it, Escape cancels.`)
  return true
}

/** In another column: the card at the same height, or its last one. Empty columns are passed over. */
function cardBeside(
  columns: readonly BoardColumn[],
  { columnIndex, index }: Place,
  [across, along]: readonly [number, number],
): TaskCard | undefined {
  if (across === 0) return columns[columnIndex]?.tasks[index + along]
  for (let next = columnIndex + across; columns[next]; next += across) {
    const tasks = columns[next]?.tasks ?? []
    if (tasks.length > 0) return tasks[Math.min(index, tasks.length - 1)]
  }
  return undefined
}

function carry(event: KeyboardEvent, board: Board, task: TaskCard, at: Place): boolean {
  const { columns, setHeld } = board
  const step = steps[event.key]
  if (step) {
    const column = columns[at.columnIndex + step[0]]
    if (!column) return true
    const others = column.tasks.filter((one) => one.id !== task.id)
    const index = Math.min(Math.max(at.index + step[1], 0), others.length)
    const card = { ...task, statusId: column.status.id, order: orderAt(others, index) }
    setHeld({ card, by: 'keyboard' })
    board.focus(task.id)
    announce(`${column.status.name}, place ${index + 1} of ${others.length + 1}`)
    return true
  }
  if (event.key === 'Escape') {
    setHeld(null)
    board.focus(task.id)
    announce(`${task.key} is back where it was`)
    return true
  }
  if (event.key !== ' ' && event.key !== 'Enter') return true
  const column = columns[at.columnIndex]
  if (column) board.move(task, moveTo(column, task.id, at.index))
  setHeld(null)
  board.focus(task.id)
  return true
}
