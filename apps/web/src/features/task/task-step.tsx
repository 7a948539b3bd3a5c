import { ActionIcon, Tooltip } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import type { ReactNode } from 'react'
import { useShowTask } from './use-open-task'

type Props = { label: string; task: TaskCard | undefined; icon: ReactNode }

export function TaskStep({ label, task, icon }: Props) {
  const showTask = useShowTask()
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        // Not `disabled`: at the last task the focus would be lost.
        {...(!task && { 'data-disabled': true })}
        aria-disabled={!task}
        onClick={() => task && void showTask(task.key)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
