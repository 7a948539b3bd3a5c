import { type BoardState, columnsOf } from '@nexa/shared/apply-event'
import type { Status } from '@nexa/shared/status'
import type { TaskCard } from '@nexa/shared/task'
import { useMemo, useRef } from 'react'

export type BoardColumn = {
  status: Status
  /** Those that are shown, in order. */
  tasks: readonly TaskCard[]
  /** How many there are without filters. */
  total: number
}

/** A card that somebody has in hand: it stays where they have it, whatever others do meanwhile. */
export type HeldCard = { card: TaskCard; by: 'pointer' | 'keyboard' }

export function withHeld(state: BoardState, held: HeldCard | null): BoardState {
  if (!held) return state
  const { id, statusId, order } = held.card
  const now = state.tasks.get(id) ?? held.card
  return { ...state, tasks: new Map(state.tasks).set(id, { ...now, statusId, order }) }
}

/** Columns that did not change stay the same objects, so that only what did change is drawn again. */
export function useColumns(
  state: BoardState,
  held: HeldCard | null,
  isShown: (task: TaskCard) => boolean,
): readonly BoardColumn[] {
  const last = useRef<ReadonlyMap<string, BoardColumn>>(new Map())
  return useMemo(() => {
    const statuses = new Map(state.statuses.map((status) => [status.id, status]))
    const columns = columnsOf(withHeld(state, held)).map((column): BoardColumn => {
      const status = statuses.get(column.id) ?? column
      const tasks = column.tasks.filter((task) => task.id === held?.card.id || isShown(task))
      const next = { status, tasks, total: column.tasks.length }
      const before = last.current.get(status.id)
      return before && isSame(before, next) ? before : next
    })
    last.current = new Map(columns.map((column) => [column.status.id, column]))
    return columns
  }, [state, held, isShown])
}

const isSame = (a: BoardColumn, b: BoardColumn) =>
  a.status === b.status &&
  a.total === b.total &&
  a.tasks.length === b.tasks.length &&
  a.tasks.every((task, index) => task === b.tasks[index])
