import { VisuallyHidden } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconLock, IconMessage, IconPaperclip } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DueDate } from '../../ui/due-date'
import { PriorityIcon } from '../../ui/priority-icon'
import { UserAvatar } from '../../ui/user-avatar'
import classes from './board-card.module.css'

type CountProps = { count: number; icon: ReactNode; text: string; className?: string | undefined }

const Count = ({ count, icon, text, className = classes.count }: CountProps) =>
  count === 0 ? null : (
    <span className={className} title={text}>
      {icon}
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  )

const several = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`

/** The line below a card's title. */
export function CardFacts({ task }: { task: TaskCard }) {
  const { assignee, attachmentCount, blockedByCount, commentCount } = task
  return (
    <div className={classes.facts}>
      <PriorityIcon priority={task.priority} />
      <DueDate task={task} />
      <Count
        className={classes.blocked}
        count={task.completedAt === null ? blockedByCount : 0}
        icon={<IconLock size={14} stroke={1.7} aria-hidden />}
        text={`Blocked by ${several(blockedByCount, 'task')}`}
      />
      <Count
        count={commentCount}
        icon={<IconMessage size={14} stroke={1.7} aria-hidden />}
        text={several(commentCount, 'comment')}
      />
      <Count
        count={attachmentCount}
        icon={<IconPaperclip size={14} stroke={1.7} aria-hidden />}
        text={several(attachmentCount, 'attachment')}
      />
      {assignee && (
        <span className={classes.assignee} title={assignee.name}>
          <UserAvatar person={assignee} size={20} isDecorative />
          <VisuallyHidden>{`Assigned to ${assignee.name}`}</VisuallyHidden>
        </span>
      )}
    </div>
  )
}
