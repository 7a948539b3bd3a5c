import { Menu, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { workspacesQuery } from '../../session/workspace-query'
import { Late } from '../../ui/late'
import { WorkspaceMark } from '../workspace/workspace-mark'
import classes from './navigation.module.css'

const CreateWorkspaceModal = lazy(async () => ({
  default: (await import('../workspace/create-workspace-modal')).CreateWorkspaceModal,
}))

export function WorkspaceSwitcher({ onGo }: { onGo?: (() => void) | undefined }) {
  const { workspace } = useWorkspace()
  const workspaces = useQuery(workspacesQuery)
  const navigate = useNavigate()
  const [isCreating, modal] = useDisclosure(false)
  const open = (slug: string) => {
    onGo?.()
    void navigate({ to: '/w/$workspace', params: { workspace: slug } })
  }
  return (
    <>
      <Menu
        position="bottom-start"
        width={232}
        shadow="md"
        onOpen={() => void workspaces.refetch()}
      >
        <Menu.Target>
          <UnstyledButton className={classes.button} mih={40}>
            <WorkspaceMark name={workspace.name} />
            <Text component="span" fw={600} size="sm" className={classes.name}>
              {workspace.name}
            </Text>
            <IconSelector size={16} className={classes.icon} aria-label="Switch workspace" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Workspaces</Menu.Label>
          {workspaces.data?.map(({ id, name, slug }) => (
            <Menu.Item
              key={id}
              leftSection={<WorkspaceMark name={name} size={20} />}
              rightSection={id === workspace.id && <IconCheck size={16} aria-label="Open now" />}
              onClick={() => open(slug)}
            >
              <Text size="sm" lineClamp={1}>
                {name}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={modal.open}>
            New workspace
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Late isWanted={isCreating}>
        <CreateWorkspaceModal opened={isCreating} onClose={modal.close} onCreated={onGo} />
      </Late>
    </>
  )
}
