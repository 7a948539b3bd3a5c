import type { Status } from '@nexa/shared/status'
import { IconChevronDown } from '@tabler/icons-react'
import { PriorityIcon } from '../../ui/priority-icon'
import { StatusDot } from '../../ui/status-dot'
import { UserAvatar } from '../../ui/user-avatar'
import type { TaskGroup } from './list-groups'
import classes from './task-list.module.css'

type Props = {
  group: TaskGroup
  isOpen: boolean
  statuses: readonly Status[]
  onToggle: (group: TaskGroup) => void
}

export function GroupRow({ group, isOpen, statuses, onToggle }: Props) {
  const { statusId, priority, assignee } = group.gives
  const status = statuses.find((one) => one.id === statusId)
  return (
    <div className={classes.group}>
      <button
        type="button"
        className={classes.groupToggle}
        aria-expanded={isOpen}
        onClick={() => onToggle(group)}
      >
        <IconChevronDown size={14} aria-hidden />
        {status && <StatusDot color={status.color} />}
        {priority && <PriorityIcon priority={priority} isDecorative />}
        {assignee && <UserAvatar person={assignee} size={20} isDecorative />}
        {group.label} <span className={classes.groupCount}>{group.tasks.length}</span>
      </button>
    </div>
  )
}
