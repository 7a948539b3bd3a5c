import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import { AddCard } from './add-card'
import { useBoardActions } from './board-actions'
import { BoardCard } from './board-card'
import classes from './board-column.module.css'
import type { BoardColumn as Column } from './board-columns'
import { attachColumn } from './column-drag'
import { ColumnHeader } from './column-header'
import { EmptyColumn } from './empty-column'

type Props = {
  column: Column
  /** A card that is drawn even when it is scrolled out of sight: it has the focus or is in somebody's hand. */
  pinnedId: string | null
  heldId: string | null
}

const usualCardHeight = 88

export const BoardColumn = memo(function BoardColumn({ column, pinnedId, heldId }: Props) {
  const { status, tasks, total } = column
  const { canCreate } = useBoardActions()
  const frame = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  const [edge, setEdge] = useState<'left' | 'right' | null>(null)
  const [isAdding, setAdding] = useState(false)
  const pinned = pinnedId === null ? -1 : tasks.findIndex((task) => task.id === pinnedId)
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualCardHeight,
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: 5,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      if (pinned < 0 || indexes.includes(pinned)) return indexes
      return [...indexes, pinned].sort((a, b) => a - b)
    },
  })
  useEffect(() => {
    if (isAdding && tasks.length > 0) rows.scrollToIndex(tasks.length - 1, { align: 'end' })
  }, [isAdding, tasks.length, rows])
  useEffect(() => {
    if (!frame.current) return
    return attachColumn({
      statusId: status.id,
      column: frame.current,
      onOver: setOver,
      onEdge: setEdge,
    })
  }, [status.id])
  return (
    <section
      ref={frame}
      className={classes.column}
      aria-label={status.name}
      data-status-id={status.id}
      data-edge={edge ?? undefined}
      data-over={isOver || undefined}
    >
      <ColumnHeader column={column} onAdd={() => setAdding(true)} frame={frame} />
      <div ref={scroller} className={classes.scroller} data-scroll="y">
        <ul className={classes.cards} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const task = tasks[index]
            if (!task) return null
            return (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-setsize={tasks.length}
                aria-posinset={index + 1}
                className={classes.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <BoardCard task={task} isHeld={task.id === heldId} />
              </li>
            )
          })}
        </ul>
      </div>
      {tasks.length === 0 && <EmptyColumn total={total} isDefault={status.isDefault} />}
      {canCreate && <AddCard status={status} isOpen={isAdding} onOpen={setAdding} />}
    </section>
  )
})
