import type { Activity } from '@nexa/shared/activity'
import { shortDate } from '../../ui/due'
import type { Names } from '../../ui/sentence'
import classes from './task-activity.module.css'

const labels: Record<string, string> = {
  title: 'Title',
  priority: 'Priority',
  statusId: 'Status',
  assigneeId: 'Assignee',
  dueDate: 'Due',
}

type Props = { activity: Activity; nameOf: Names }

/** What the values were and what they became, below the sentence that tells of the change. */
export function ChangedValues({ activity, nameOf }: Props) {
  if (activity.entityType !== 'task') return null
  const changed = Object.entries(activity.changes).filter(([field]) => field in labels)
  if (changed.length === 0) return null
  return (
    <div className={classes.changes}>
      {changed.map(([field, { old: before, new: after }]) => (
        <div key={field}>
          {labels[field]}: {said(field, before, nameOf)} → {said(field, after, nameOf)}
        </div>
      ))}
    </div>
  )
}

function said(field: string, value: unknown, nameOf: Names): string {
  if (typeof value !== 'string') return 'none'
  if (field === 'dueDate') return shortDate(value)
  if (field === 'title') return `“${value}”`
  if (field === 'priority') return value
  return nameOf(value) ?? (field === 'statusId' ? 'a deleted column' : 'a former member')
}
