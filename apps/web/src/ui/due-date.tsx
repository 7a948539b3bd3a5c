import { VisuallyHidden } from '@mantine/core'
import { IconCalendarDue } from '@tabler/icons-react'
import { isOverdue, shortDate } from './due'
import classes from './due-date.module.css'

type Props = { task: { dueDate: string | null; completedAt: string | null } }

/** Nothing for a task without a due date. */
export function DueDate({ task }: Props) {
  if (task.dueDate === null) return null
  const isLate = isOverdue(task)
  return (
    <span className={isLate ? `${classes.date} ${classes.overdue}` : classes.date}>
      <IconCalendarDue size={14} stroke={1.7} aria-hidden />
      <VisuallyHidden>{isLate ? 'Overdue since ' : 'Due '}</VisuallyHidden>
      <time dateTime={task.dueDate}>{shortDate(task.dueDate)}</time>
    </span>
  )
}
