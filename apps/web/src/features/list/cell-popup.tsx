import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import cellClasses from './cell-menu.module.css'
import classes from './task-list.module.css'

type Props = {
  /** What it changes: its value is said after it. */
  label: string
  isEditable: boolean
  isReachable: boolean
  /** What is shown. */
  children: ReactNode
  kind: 'menu' | 'listbox'
  /** Only made when it opens: a list has hundreds of cells. */
  popup: (button: ReactElement, onClose: () => void) => ReactNode
}

export function CellPopup({ label, isEditable, isReachable, children, kind, popup }: Props) {
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
      aria-haspopup={kind}
      onClick={() => setOpen(!isOpen)}
    >
      <span className={cellClasses.spoken}>{label}</span>
      {children}
    </button>
  )
  return isOpen ? popup(target, () => setOpen(false)) : target
}
