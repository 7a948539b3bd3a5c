import type { TaskCard } from '@nexa/shared/task'
import { dueDayOf } from '../../ui/due'
import { DueDate } from '../../ui/due-date'
import { DuePicker } from './due-picker'
import classes from './property.module.css'
import { useEditTask } from './use-edit-task'

export function DueProperty({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const edit = useEditTask()
  if (!canUpdate) {
    return <div className={classes.plain}>{task.dueDate ? <DueDate task={task} /> : 'None'}</div>
  }
  const pick = (day: string | null) => {
    const before = task.dueDate && dueDayOf(task.dueDate)
    // As the server will have it: a day is kept as its midnight in UTC.
    if (day !== before) void edit(task, { dueDate: day && `${day}T00:00:00.000Z` })
  }
  return <DuePicker task={task} onPick={pick} />
}
