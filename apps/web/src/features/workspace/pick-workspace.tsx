import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Workspace } from '@nexa/shared/workspace'
import { IconChevronRight, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lastWorkspace } from '../../session/last-workspace'
import { EntranceCard } from '../../ui/entrance-card'
import { roleNames } from '../../ui/role-name'
import { CreateWorkspaceModal } from './create-workspace-modal'
import classes from './pick-workspace.module.css'
import { WorkspaceMark } from './workspace-mark'

export function PickWorkspace({ workspaces }: { workspaces: Workspace[] }) {
  const [isCreating, modal] = useDisclosure(false)
  const last = lastWorkspace()
  const sorted = [...workspaces].sort(
    (a, b) => Number(b.slug === last) - Number(a.slug === last) || a.name.localeCompare(b.name),
  )
  return (
    <EntranceCard title="Your workspaces" isWide>
      <ul className={classes.list}>
        {sorted.map(({ id, slug, name, role, memberCount }, place) => (
          <li key={id}>
            <Link
              to="/w/$workspace"
              params={{ workspace: slug }}
              className={classes.row}
              autoFocus={place === 0}
            >
              <WorkspaceMark name={name} size={36} />
              <div style={{ flex: 1, minWidth: 0 }}>
                <Text fw={600} truncate>
                  {name}
                </Text>
                <Text size="xs" c="dimmed">
                  {roleNames[role]} · {memberCount} {memberCount === 1 ? 'member' : 'members'}
                  {slug === last && ' · opened last'}
                </Text>
              </div>
              <IconChevronRight size={18} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={modal.open}>
        New workspace
      </Button>
      <CreateWorkspaceModal opened={isCreating} onClose={modal.close} />
    </EntranceCard>
  )
}
