import { Menu } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import cellClasses from './cell-menu.module.css'
import classes from './task-list.module.css'

type Props = {
  /** What it changes: its value is said after it. */
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
      aria-haspopup="menu"
      onClick={() => setOpen(true)}
    >
      <span className={cellClasses.spoken}>{label}</span>
      {children}
    </button>
  )
  if (!isOpen) return target
  return (
    <Menu opened onChange={setOpen} position="bottom-start" width={220} shadow="md">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown aria-label={label}>{items()}</Menu.Dropdown>
    </Menu>
  )
}
