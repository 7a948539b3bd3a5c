import { ActionIcon, TextInput } from '@mantine/core'
import { IconCircleCheckFilled, IconPlus } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useBoardActions } from './board-actions'
import type { BoardColumn } from './board-columns'
import { attachColumnHandle } from './column-drag'
import classes from './column-header.module.css'
import { ColumnMenu } from './column-menu'

type Props = { column: BoardColumn; onAdd: () => void; frame: RefObject<HTMLElement | null> }

export function ColumnHeader({ column, onAdd, frame }: Props) {
  const { status, tasks, total } = column
  const { canArrange, canCreate, columns } = useBoardActions()
  const handle = useRef<HTMLDivElement>(null)
  const [isRenaming, setRenaming] = useState(false)
  useEffect(() => {
    if (!canArrange || isRenaming || !frame.current || !handle.current) return
    return attachColumnHandle({
      statusId: status.id,
      column: frame.current,
      handle: handle.current,
    })
  }, [canArrange, isRenaming, frame, status.id])

  const rename = (name: string) => {
    setRenaming(false)
    const text = name.trim()
    if (text !== '' && text !== status.name) void columns.change(status.id, { name: text })
  }
  const count = tasks.length === total ? `${total}` : `${tasks.length} of ${total}`
  return (
    <div ref={handle} className={classes.header} data-draggable={canArrange || undefined}>
      {isRenaming ? (
        <TextInput
          aria-label="Name of the column"
          size="xs"
          flex={1}
          autoFocus
          maxLength={50}
          defaultValue={status.name}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => rename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename(event.currentTarget.value)
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setRenaming(false)
          }}
        />
      ) : (
        <>
          {status.isFinal ? (
            <IconCircleCheckFilled
              size={14}
              style={{ color: status.color }}
              className={classes.mark}
              aria-label="Completes tasks"
              role="img"
            />
          ) : (
            <span className={classes.dot} style={{ background: status.color }} aria-hidden />
          )}
          <h2 className={classes.name} title={status.name}>
            {canArrange ? (
              // biome-ignore lint/a11y/noStaticElementInteractions: the menu renames by keyboard too.
              <span onDoubleClick={() => setRenaming(true)}>{status.name}</span>
            ) : (
              status.name
            )}
          </h2>
          <span className={classes.count} role="img" aria-label={`${count} tasks`}>
            {count}
          </span>
        </>
      )}
      {canCreate && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={`Add a task to ${status.name}`}
          onClick={onAdd}
        >
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
      )}
      {canArrange && <ColumnMenu column={column} onRename={() => setRenaming(true)} />}
    </div>
  )
}
