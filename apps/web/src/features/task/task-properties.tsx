import { Text } from '@mantine/core'
import type { TaskCard, TaskDetail } from '@nexa/shared/task'
import { useWorkspace } from '../../session/use-workspace'
import { dayAndTime } from '../../ui/ago'
import { AssigneeProperty } from './assignee-property'
import { DueProperty } from './due-property'
import { PriorityProperty } from './priority-property'
import classes from './property.module.css'
import { PropertyRow } from './property-row'
import { StatusProperty } from './status-property'

type Props = { task: TaskCard; detail: TaskDetail | undefined; canUpdate: boolean }

export function TaskProperties({ task, detail, canUpdate }: Props) {
  const { may } = useWorkspace()
  return (
    <dl className={classes.list}>
      <PropertyRow label="Status">
        <StatusProperty task={task} canUpdate={canUpdate} />
      </PropertyRow>
      <PropertyRow label="Priority">
        <PriorityProperty task={task} canUpdate={canUpdate} />
      </PropertyRow>
      <PropertyRow label="Assignee">
        <AssigneeProperty task={task} canUpdate={canUpdate && may('task:assign')} />
      </PropertyRow>
      <PropertyRow label="Due">
        <DueProperty task={task} canUpdate={canUpdate} />
      </PropertyRow>
      <PropertyRow label="Created">
        <Moment at={task.createdAt} by={detail?.creator.name ?? '…'} />
      </PropertyRow>
      {task.completedAt !== null && (
        <PropertyRow label="Completed">
          <Moment at={task.completedAt} />
        </PropertyRow>
      )}
    </dl>
  )
}

const Moment = ({ at, by }: { at: string; by?: string | undefined }) => (
  <div className={classes.plain}>
    <Text size="xs" c="dimmed" lineClamp={2}>
      <time dateTime={at}>{dayAndTime(at)}</time>
      {by && <span className={classes.by}>by {by}</span>}
    </Text>
  </div>
)
