import type { TaskCard } from '@nexa/shared/task'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { useTouchDrag } from '../../ui/use-touch-drag'
import { useIsShown } from '../filter/use-filter'
import { AddColumn } from './add-column'
import classes from './board.module.css'
import { type BoardActions, BoardActionsContext } from './board-actions'
import { BoardColumn } from './board-column'
import { type HeldCard, useColumns } from './board-columns'
import { CardMenu, type CardMenuAt } from './card-menu'
import { useAutoScroll } from './use-auto-scroll'
import { useBoardDrag } from './use-board-drag'
import { useCardFocus } from './use-card-focus'
import { useCardKeys } from './use-card-keys'
import { useColumnActions } from './use-column-actions'
import { useCreateCard } from './use-create-card'
import { useMoveTask } from './use-move-task'

export function Board() {
  const { board, state } = useProject()
  const { may } = useWorkspace()
  const isShown = useIsShown()
  const [held, setHeld] = useState<HeldCard | null>(null)
  const [menu, setMenu] = useState<CardMenuAt | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const columns = useColumns(state, held, isShown)
  const columnActions = useColumnActions(board)
  const moveTask = useMoveTask(board)
  const create = useCreateCard(board)
  const { pinnedId, pin, focus } = useCardFocus(frame, columns)
  const navigate = useNavigate()

  const canMove = may('task:update') && state.project.status === 'active'
  const canCreate = may('task:create') && state.project.status === 'active'
  const canArrange = may('project:update') && state.project.status === 'active'
  const onCardKey = useCardKeys({ columns, held, setHeld, canMove, move: moveTask, focus })
  useBoardDrag({ columns, setHeld, move: moveTask, moveColumn: columnActions.move })
  useAutoScroll(frame)
  useTouchDrag(frame)

  const actions = useMemo<BoardActions>(
    () => ({
      canMove,
      canCreate,
      canArrange,
      open: (task) => void navigate({ to: '.', search: (all) => ({ ...all, task: task.key }) }),
      onCardFocus: (task) => pin(task.id),
      onCardKey,
      openMenu: (task, button) => setMenu({ task, button }),
      create,
      columns: columnActions,
    }),
    [canMove, canCreate, canArrange, navigate, pin, onCardKey, create, columnActions],
  )
  const heldId = held?.card.id ?? null
  return (
    <BoardActionsContext.Provider value={actions}>
      <div ref={frame} className={classes.board}>
        {columns.map((column) => (
          <BoardColumn
            key={column.status.id}
            column={column}
            {...ownIds(column.tasks, heldId ?? pinnedId, heldId)}
          />
        ))}
        {canArrange && <AddColumn count={columns.length} />}
      </div>
      <CardMenu board={board} at={menu} onClose={() => setMenu(null)} />
    </BoardActionsContext.Provider>
  )
}

/** Only the column that has the card is drawn again for it. */
function ownIds(tasks: readonly TaskCard[], pinnedId: string | null, heldId: string | null) {
  const isHere = pinnedId !== null && tasks.some((task) => task.id === pinnedId)
  return { pinnedId: isHere ? pinnedId : null, heldId: isHere ? heldId : null }
}
