import { Menu } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconCheck } from '@tabler/icons-react'
import { useProject } from '../../sync/use-board'
import { StatusDot } from '../../ui/status-dot'
import { useMoveTask } from '../board/use-move-task'
import classes from './property.module.css'
import { PropertyButton } from './property-button'

export function StatusProperty({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const { board, state } = useProject()
  const moveTask = useMoveTask(board)
  const present =
    state.statuses.find(({ id }) => id === task.statusId) ??
    state.statuses.find(({ isDefault }) => isDefault)
  const shown = present && (
    <>
      <StatusDot color={present.color} />
      <span className={classes.name}>{present.name}</span>
    </>
  )
  if (!canUpdate) return <div className={classes.plain}>{shown}</div>
  const statuses = [...state.statuses].sort((a, b) => a.order - b.order)
  return (
    <Menu position="bottom-start" width={220} shadow="md">
      <Menu.Target>
        <PropertyButton label="Status" hotkey="s">
          {shown}
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {statuses.map(({ id, name, color }) => (
          <Menu.Item
            key={id}
            role="menuitemradio"
            aria-checked={id === present?.id}
            leftSection={<StatusDot color={color} />}
            rightSection={id === present?.id && <IconCheck size={16} aria-hidden />}
            onClick={() => id !== task.statusId && void moveTask(task, { statusId: id })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
