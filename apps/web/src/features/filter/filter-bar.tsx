import { Button } from '@mantine/core'
import { priorities } from '@nexa/shared/task'
import { IconAdjustmentsHorizontal, IconUser, IconX } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useProject } from '../../sync/use-board'
import { PriorityIcon, priorityNames } from '../../ui/priority-icon'
import { StatusDot } from '../../ui/status-dot'
import { ListDisplayMenu } from '../list/list-display-menu'
import { AssigneeFilter } from './assignee-filter'
import classes from './filter-bar.module.css'
import { FilterChoice } from './filter-choice'
import { FilterText } from './filter-text'
import { useFilter, useFilteredTasks } from './use-filter'

const priorityChoices = priorities.toReversed().map((one) => ({
  value: one,
  label: priorityNames[one],
  icon: <PriorityIcon priority={one} isDecorative />,
}))

const dueChoices = [
  { value: 'overdue', label: 'Overdue' },
  { value: 'week', label: 'Next 7 days' },
  { value: 'none', label: 'No due date' },
] as const

/** What every view of a project shows of it. */
export function FilterBar() {
  const isList = useLocation({ select: ({ pathname }) => pathname.endsWith('/list') })
  const { state } = useProject()
  const { search, change, clear, count } = useFilter()
  const shown = useFilteredTasks().length
  const [isOpen, setOpen] = useState(false)
  const controlsId = useId()
  const isMine = search.assignee === 'me'
  const statusChoices = state.statuses.map((one) => ({
    value: one.id,
    label: one.name,
    icon: <StatusDot color={one.color} />,
  }))
  return (
    <search className={classes.bar} aria-label="Filters">
      <Button
        className={classes.opener}
        size="xs"
        fw={500}
        variant={count > 0 ? 'light' : 'default'}
        leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={controlsId}
        onClick={() => setOpen(!isOpen)}
      >
        {count > 0 ? `Filters: ${count}` : 'Filters'}
      </Button>
      <div id={controlsId} className={classes.controls} data-open={isOpen || undefined}>
        <FilterText value={search.q ?? ''} onChange={(q) => change({ q })} />
        <Button
          size="xs"
          fw={500}
          variant={isMine ? 'light' : 'default'}
          aria-pressed={isMine}
          leftSection={<IconUser size={14} aria-hidden />}
          onClick={() => change({ assignee: isMine ? undefined : 'me' })}
        >
          Mine
        </Button>
        <AssigneeFilter value={search.assignee} onChange={(assignee) => change({ assignee })} />
        <FilterChoice
          label="Priority"
          choices={priorityChoices}
          value={search.priority}
          onChange={(priority) => change({ priority })}
        />
        <FilterChoice
          label="Status"
          choices={statusChoices}
          value={search.status}
          onChange={(status) => change({ status })}
        />
        <FilterChoice
          label="Due"
          choices={[...dueChoices]}
          value={search.due}
          onChange={(due) => change({ due: dueChoices.find((one) => one.value === due)?.value })}
          isSingle
        />
        {count > 0 && (
          <Button
            size="xs"
            fw={500}
            variant="subtle"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={clear}
          >
            Clear
          </Button>
        )}
        {isList && <ListDisplayMenu />}
      </div>
      <span className={classes.count} role="status">
        {count > 0 ? `${shown} of ${state.tasks.size}` : tasksIn(state.tasks.size)}
      </span>
    </search>
  )
}

const tasksIn = (count: number) => (count === 1 ? '1 task' : `${count} tasks`)
