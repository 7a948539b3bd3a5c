import { Menu } from '@mantine/core'
import type { Status } from '@nexa/shared/status'
import { priorities, type TaskCard } from '@nexa/shared/task'
import { PriorityIcon, priorityNames } from '../../ui/priority-icon'
import { StatusDot } from '../../ui/status-dot'
import type { EditTask } from '../task/use-edit-task'
import { CellMenu } from './cell-menu'
import classes from './cell-menu.module.css'

export type CellProps = {
  task: TaskCard
  edit: EditTask
  isEditable: boolean
  isReachable: boolean
}

type StatusProps = CellProps & { status: Status | undefined; statuses: readonly Status[] }

export const StatusCell = ({ task, edit, status, statuses, ...rest }: StatusProps) => (
  <CellMenu
    {...rest}
    label={`Status of ${task.key}: `}
    items={() => (
      <div className={classes.items}>
        {statuses.map(({ id, name, color }) => (
          <Menu.Item
            key={id}
            leftSection={<StatusDot color={color} />}
            onClick={() => id !== status?.id && void edit(task, { statusId: id })}
          >
            {name}
          </Menu.Item>
        ))}
      </div>
    )}
  >
    {status && <StatusDot color={status.color} />}
    <span data-text>{status?.name}</span>
  </CellMenu>
)

export const PriorityCell = ({ task, edit, ...rest }: CellProps) => (
  <CellMenu
    {...rest}
    label={`Priority of ${task.key}: `}
    items={() => (
      <div className={classes.items}>
        {priorities.toReversed().map((priority) => (
          <Menu.Item
            key={priority}
            leftSection={<PriorityIcon priority={priority} isDecorative />}
            onClick={() => priority !== task.priority && void edit(task, { priority })}
          >
            {priorityNames[priority]}
          </Menu.Item>
        ))}
      </div>
    )}
  >
    <PriorityIcon priority={task.priority} isDecorative />
    <span data-text>{priorityNames[task.priority]}</span>
  </CellMenu>
)
