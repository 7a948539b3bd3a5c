import { Menu } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'
import { UserAvatar } from '../../ui/user-avatar'
import { CellMenu } from './cell-menu'
import classes from './cell-menu.module.css'
import type { CellProps } from './task-cells'

export const AssigneeCell = ({ task, edit, ...rest }: CellProps) => (
  <CellMenu
    {...rest}
    label={`Assignee of ${task.key}: `}
    items={() => <Assignees task={task} edit={edit} />}
  >
    {task.assignee ? (
      <UserAvatar person={task.assignee} size={20} isDecorative />
    ) : (
      <IconUserCircle size={20} stroke={1.3} aria-hidden />
    )}
    <span data-text data-unset={!task.assignee || undefined}>
      {task.assignee?.name ?? 'Nobody'}
    </span>
  </CellMenu>
)

function Assignees({ task, edit }: Pick<CellProps, 'task' | 'edit'>) {
  const { slug, workspace } = useWorkspace()
  const members = useQuery(membersQuery(slug, workspace.id))
  const [search, setSearch] = useState('')
  const found = (members.data ?? [])
    .filter((one) => one.name.toLowerCase().includes(search.toLowerCase()))
    .slice(0, 50)
  return (
    <>
      <Menu.Search
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        placeholder="Find a member"
        aria-label="Find a member"
      />
      <div className={classes.items}>
        {task.assignee && (
          <Menu.Item
            leftSection={<IconUserCircle size={20} stroke={1.3} aria-hidden />}
            onClick={() => void edit(task, { assignee: null })}
          >
            Nobody
          </Menu.Item>
        )}
        {found.map(({ userId: id, name, avatarUrl }) => (
          <Menu.Item
            key={id}
            leftSection={<UserAvatar person={{ id, name, avatarUrl }} size={20} isDecorative />}
            onClick={() => void edit(task, { assignee: { id, name, avatarUrl } })}
          >
            {name}
          </Menu.Item>
        ))}
        {members.isPending && <Menu.Label>Loading the members…</Menu.Label>}
        {members.isError && <Menu.Label>The members could not be loaded</Menu.Label>}
        {members.data && found.length === 0 && <Menu.Label>Nobody found</Menu.Label>}
      </div>
    </>
  )
}
