import { Button, Group, Popover, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { TaskCard } from '@nexa/shared/task'
import { IconCalendarPlus } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { addDays, dayOf } from '../../ui/calendar-days'
import { dueDayOf } from '../../ui/due'
import { DueDate } from '../../ui/due-date'
import classes from './property.module.css'
import { PropertyButton } from './property-button'

const Calendar = lazy(async () => ({ default: (await import('./due-calendar')).DueCalendar }))

type PickerProps = {
  task: Pick<TaskCard, 'dueDate' | 'completedAt'>
  /** A day such as 2026-11-22. */
  onPick: (day: string | null) => void
}

/** A calendar, and a field of the browser's own to type into. */
export function DuePicker({ task, onPick }: PickerProps) {
  const [isOpen, popover] = useDisclosure(false)
  const day = task.dueDate && dueDayOf(task.dueDate)
  const today = dayOf(new Date())
  const pick = (next: string | null) => {
    popover.close()
    onPick(next)
  }
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => (opened ? popover.open() : popover.close())}
      position="bottom-start"
      shadow="md"
      width={280}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <PropertyButton label="Due date" hotkey="d" onClick={popover.toggle}>
          {day ? (
            <DueDate task={task} />
          ) : (
            <>
              <IconCalendarPlus size={18} stroke={1.5} aria-hidden />
              <span className={classes.none}>None</span>
            </>
          )}
        </PropertyButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Due date">
        <Stack gap="xs">
          <TextInput
            type="date"
            size="xs"
            aria-label="Due date"
            data-autofocus
            defaultValue={day ?? ''}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              pick(event.currentTarget.value || null)
            }}
          />
          <div className={classes.calendar}>
            <Suspense>
              <Calendar day={day} onPick={pick} />
            </Suspense>
          </div>
          <Group gap={6} wrap="nowrap">
            <Button
              size="compact-sm"
              variant="default"
              fw={500}
              flex={1}
              onClick={() => pick(today)}
            >
              Today
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              fw={500}
              flex={1}
              onClick={() => pick(addDays(today, 1))}
            >
              Tomorrow
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              fw={500}
              flex={1}
              onClick={() => pick(addDays(today, 7))}
            >
              In a week
            </Button>
          </Group>
          {day && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => pick(null)}>
              Remove the due date
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
