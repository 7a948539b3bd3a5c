import type { Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/types'
import { UnstyledButton } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconDots } from '@tabler/icons-react'
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react'
import { TaskViewers } from '../presence/task-viewers'
import { useBoardActions } from './board-actions'
import classes from './board-card.module.css'
import { isKnown } from './board-place'
import { attachCard } from './card-drag'
import { CardFacts } from './card-facts'

type Props = { task: TaskCard; isHeld: boolean }

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

export const BoardCard = memo(function BoardCard({ task, isHeld }: Props) {
  const { canMove, open, openMenu, onCardFocus, onCardKey } = useBoardActions()
  const row = useRef<HTMLDivElement>(null)
  const card = useRef<HTMLElement>(null)
  const [edge, setEdge] = useState<Edge | null>(null)
  const isMovable = canMove && isKnown(task)
  useEffect(() => {
    if (!isMovable || !row.current || !card.current) return
    return attachCard({ taskId: task.id, row: row.current, card: card.current, onEdge: setEdge })
  }, [isMovable, task.id])
  return (
    <div ref={row} className={classes.row} data-edge={edge ?? undefined}>
      <article
        ref={card}
        className={classes.card}
        data-held={isHeld || undefined}
        data-completed={task.completedAt !== null || undefined}
        data-waiting={!isKnown(task) || undefined}
      >
        <span className={classes.key}>{task.key}</span>
        <a
          className={classes.title}
          href={`?task=${task.key}`}
          draggable={false}
          data-task-id={task.id}
          data-task-key={task.key}
          aria-keyshortcuts={isMovable ? 'Space M' : undefined}
          onFocus={() => onCardFocus(task)}
          onKeyDown={(event) => onCardKey(event, task)}
          onClick={(event) => {
            if (!isPlainClick(event)) return
            event.preventDefault()
            if (isKnown(task)) open(task)
          }}
        >
          {task.title}
        </a>
        <div className={classes.viewers}>
          <TaskViewers taskId={task.id} />
        </div>
        <CardFacts task={task} />
        {isKnown(task) && (
          <UnstyledButton
            className={classes.menu}
            aria-label={`Actions for ${task.key}`}
            aria-haspopup="menu"
            onClick={(event) => openMenu(task, event.currentTarget)}
          >
            <IconDots size={16} aria-hidden />
          </UnstyledButton>
        )}
      </article>
    </div>
  )
})
