import { ActionIcon, Group, Text, Tooltip, UnstyledButton } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { copyText } from '../../ui/copy-text'
import { TaskViewers } from '../presence/task-viewers'
import classes from './task-header.module.css'
import { TaskLinkButton } from './task-link-button'
import { TaskMenu } from './task-menu'
import { TaskStep } from './task-step'
import { useNeighbours, useShowTask } from './use-open-task'

type Props = { task: TaskCard; canDelete: boolean }

export function TaskHeader({ task, canDelete }: Props) {
  const showTask = useShowTask()
  const { previous, next, place, total } = useNeighbours(task)
  return (
    <div className={classes.header}>
      <Tooltip label="Copy key">
        <UnstyledButton
          className={classes.key}
          onClick={() => copyText(task.key, `${task.key} is copied`)}
          aria-label={`Copy ${task.key}`}
        >
          {task.key}
        </UnstyledButton>
      </Tooltip>
      <TaskViewers taskId={task.id} size={22} />
      <Group gap={2} ml="auto" wrap="nowrap">
        <Text size="xs" c="dimmed" mr={4} visibleFrom="xs">
          {place} of {total}
        </Text>
        <TaskStep label="Previous task (k)" task={previous} icon={<IconChevronUp size={18} />} />
        <TaskStep label="Next task (j)" task={next} icon={<IconChevronDown size={18} />} />
        <TaskLinkButton task={task} />
        <TaskMenu task={task} canDelete={canDelete} />
        <Tooltip label="Close (Esc)">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Close the task"
            onClick={() => void showTask(undefined)}
          >
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </div>
  )
}
