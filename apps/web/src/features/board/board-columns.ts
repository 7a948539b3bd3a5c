import { type BoardState, columnsOf } from '@nexa/shared/apply-event'
import { byOrder } from '@nexa/shared/board'
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

/** Columns that did not change stay the same objects, so that only what did change is drawn again. */
export function useColumns(
  state: BoardState,
  held: HeldCard | null,
  isShown: (task: TaskCard) => boolean,
): readonly BoardColumn[] {
  const last = useRef<ReadonlyMap<string, BoardColumn>>(new Map())
  const columns = useMemo(() => {
    const statuses = new Map(state.statuses.map((status) => [status.id, status]))
    const now = columnsOf(state).map((column): BoardColumn => {
      const status = statuses.get(column.id) ?? column
      const next = { status, tasks: column.tasks.filter(isShown), total: column.tasks.length }
      const before = last.current.get(status.id)
      return before && isSame(before, next) ? before : next
    })
    last.current = new Map(now.map((column) => [column.status.id, column]))
    return now
  }, [state, isShown])
  return useMemo(() => {
    if (!held) return columns
    const { id, statusId, order } = held.card
    const known = state.tasks.get(id) ?? held.card
    // Its column may be deleted meanwhile: then it is where it went with the others.
    const isThere = columns.some(({ status }) => status.id === (statusId ?? status.id))
    return withHeld(columns, isThere ? { ...known, statusId, order } : known)
  }, [columns, held, state.tasks])
}

/** Only where the card was and where it is now are other columns: not all tasks are sorted for each step. */
function withHeld(columns: readonly BoardColumn[], card: TaskCard): readonly BoardColumn[] {
  return columns.map((column) => {
    const { status, tasks, total } = column
    const others = tasks.filter((task) => task.id !== card.id)
    const isHere = card.statusId === null ? status.isDefault : status.id === card.statusId
    if (!isHere) {
      const gone = tasks.length - others.length
      return gone === 0 ? column : { status, tasks: others, total: total - gone }
    }
    const index = others.findIndex((task) => byOrder(task, card) > 0)
    const placed = others.toSpliced(index < 0 ? others.length : index, 0, card)
    return { status, tasks: placed, total: total + placed.length - tasks.length }
  })
}

const isSame = (a: BoardColumn, b: BoardColumn) =>
  a.status === b.status &&
  a.total === b.total &&
  a.tasks.length === b.tasks.length &&
  a.tasks.every((task, index) => task === b.tasks[index])
