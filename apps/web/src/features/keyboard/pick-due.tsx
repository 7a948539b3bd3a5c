import { IconCalendar, IconCalendarOff } from '@tabler/icons-react'
import { dueDayOf, shortDate } from '../../ui/due'
import { useEditTask } from '../task/use-edit-task'
import { daysFor } from './due-days'
import { closeOverlay } from './overlay'
import { type Choice, PickList } from './pick-list'
import type { PickerProps } from './pick-property'

/** A day without a time is kept as its midnight in UTC. */
const momentOf = (day: string) => `${day}T00:00:00.000Z`

export function PickDue({ task }: PickerProps) {
  const edit = useEditTask()
  const current = task.dueDate === null ? null : dueDayOf(task.dueDate)
  const none: Choice = {
    id: 'none',
    label: 'No due date',
    icon: <IconCalendarOff size={18} stroke={1.5} aria-hidden />,
    isCurrent: current === null,
    choose: () => void edit(task, { dueDate: null }),
  }
  const choicesFor = (text: string) => {
    const days = daysFor(text).map(
      ({ name, day }): Choice => ({
        id: day,
        label: `${name}, ${shortDate(momentOf(day))}`,
        icon: <IconCalendar size={18} stroke={1.5} aria-hidden />,
        isCurrent: current === day,
        choose: () => void edit(task, { dueDate: momentOf(day) }),
      }),
    )
    return none.label.toLowerCase().includes(text) ? [...days, none] : days
  }
  return (
    <PickList
      title={`Due date of ${task.key} (or type 2026-12-24)`}
      choicesFor={choicesFor}
      onClose={closeOverlay}
    />
  )
}
