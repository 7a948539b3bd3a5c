import { Menu } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconCheck } from '@tabler/icons-react'
import { PriorityIcon, priorityNames } from '../../ui/priority-icon'
import classes from './property.module.css'
import { PropertyButton } from './property-button'
import { useChangeTask } from './use-change-task'

const choices = ['urgent', 'high', 'medium', 'low'] as const

export function PriorityProperty({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const change = useChangeTask()
  const shown = (
    <>
      <PriorityIcon priority={task.priority} isDecorative />
      <span className={classes.name}>{priorityNames[task.priority]}</span>
    </>
  )
  if (!canUpdate) return <div className={classes.plain}>{shown}</div>
  return (
    <Menu position="bottom-start" width={200} shadow="md">
      <Menu.Target>
        <PropertyButton label="Priority" hotkey="p">
          {shown}
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((priority) => (
          <Menu.Item
            key={priority}
            role="menuitemradio"
            aria-checked={priority === task.priority}
            leftSection={<PriorityIcon priority={priority} isDecorative />}
            rightSection={priority === task.priority && <IconCheck size={16} aria-hidden />}
            onClick={() => priority !== task.priority && void change(task, { priority })}
          >
            {priorityNames[priority]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
