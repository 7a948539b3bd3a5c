import { Menu, UnstyledButton } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconArrowsMove, IconCopy, IconExternalLink, IconTrash } from '@tabler/icons-react'
import { useWorkspace } from '../../session/use-workspace'
import type { OpenBoard } from '../../sync/open-board'
import { copyText } from '../../ui/copy-text'
import { showOverlay } from '../keyboard/overlay'
import { deleteTaskLater } from '../undo/delete-task-later'
import { useBoardActions } from './board-actions'

export type CardMenuAt = { task: TaskCard; button: HTMLElement }

type Props = { board: OpenBoard; at: CardMenuAt | null; onClose: () => void }

/** One menu for all cards: thousands of them would each cost their share of every scroll. */
export function CardMenu({ board, at, onClose }: Props) {
  const { slug, may, me } = useWorkspace()
  const { canMove, open } = useBoardActions()
  if (!at) return null
  const { task, button } = at
  const { left, top, width, height } = button.getBoundingClientRect()
  const canDelete = may('task:delete') || (may('task:create') && task.createdById === me.id)
  const copyKey = () => copyText(task.key, `${task.key} is copied`)
  return (
    <Menu
      opened
      position="bottom-end"
      width={200}
      withinPortal
      onClose={() => {
        onClose()
        button.focus()
      }}
    >
      <Menu.Target>
        <UnstyledButton
          tabIndex={-1}
          aria-label={`Actions for ${task.key}`}
          style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconExternalLink size={16} aria-hidden />}
          onClick={() => open(task)}
        >
          Open
        </Menu.Item>
        {canMove && (
          <Menu.Item
            leftSection={<IconArrowsMove size={16} aria-hidden />}
            onClick={() => showOverlay({ kind: 'move', task })}
          >
            Move to…
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copyKey()}>
          Copy key
        </Menu.Item>
        {canDelete && (
          <Menu.Item
            color="red.8"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => void deleteTaskLater({ board, slug, task })}
          >
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
