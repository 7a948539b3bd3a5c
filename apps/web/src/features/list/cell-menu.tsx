import { Menu } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './task-list.module.css'

type Props = {
  /** What it changes, and its present value. */
  label: string
  isEditable: boolean
  isReachable: boolean
  children: ReactNode
  /** Only made when the menu opens: a list has hundreds of cells. */
  items: () => ReactNode
}

export function CellMenu({ label, isEditable, isReachable, children, items }: Props) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (!isEditable) return <span className={classes.value}>{children}</span>
  const target = (
    <button
      ref={button}
      type="button"
      className={classes.value}
      tabIndex={isReachable ? 0 : -1}
      aria-label={label}
      aria-haspopup="menu"
      onClick={() => setOpen(true)}
    >
      {children}
    </button>
  )
  if (!isOpen) return target
  return (
    <Menu opened onChange={setOpen} position="bottom-start" width={220} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {items()}
      </Menu.Dropdown>
    </Menu>
  )
}
