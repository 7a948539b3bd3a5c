import { ActionIcon, Menu } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconDots, IconHash, IconTextCaption, IconTrash } from '@tabler/icons-react'
import { copyText } from '../../ui/copy-text'
import { useDeleteTask } from './use-delete-task'
import { useShowTask } from './use-open-task'

export function TaskMenu({ task, canDelete }: { task: TaskCard; canDelete: boolean }) {
  const deleteTask = useDeleteTask()
  const showTask = useShowTask()
  return (
    <Menu position="bottom-end" width={200} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More actions">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconHash size={16} />}
          onClick={() => copyText(task.key, `${task.key} is copied`)}
        >
          Copy key
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTextCaption size={16} />}
          onClick={() => copyText(`${task.key} ${task.title}`, 'Key and title are copied')}
        >
          Copy key and title
        </Menu.Item>
        {canDelete && (
          <>
            <Menu.Divider />
            <Menu.Item
              color="red.8"
              leftSection={<IconTrash size={16} />}
              onClick={async () => {
                if (await deleteTask(task)) void showTask(undefined)
              }}
            >
              Delete task
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
