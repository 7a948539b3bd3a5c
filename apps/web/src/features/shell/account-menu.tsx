import { Menu, Text, UnstyledButton } from '@mantine/core'
import { IconLogout, IconSelector, IconUserCircle } from '@tabler/icons-react'
import { Link, useRouter } from '@tanstack/react-router'
import { signOut } from '../../session/leave-session'
import { useWorkspace } from '../../session/use-workspace'
import { showProblem } from '../../ui/show-problem'
import { UserAvatar } from '../../ui/user-avatar'
import classes from './navigation.module.css'
import { ThemeItems } from './theme-items'

export function AccountMenu({ onGo }: { onGo?: (() => void) | undefined }) {
  const { me } = useWorkspace()
  const router = useRouter()
  const leave = () => signOut(router).catch(showProblem('Not signed out'))
  return (
    <Menu position="top-start" width={232} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.button} mih={40}>
          <UserAvatar person={me} size={24} isDecorative />
          <Text component="span" size="sm" className={classes.name}>
            {me.name}
          </Text>
          <IconSelector size={16} className={classes.icon} aria-label="Account menu" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="xs" truncate>
            {me.email}
          </Text>
        </Menu.Label>
        <Menu.Item
          component={Link}
          to="/account"
          leftSection={<IconUserCircle size={16} />}
          onClick={onGo}
        >
          Your account
        </Menu.Item>
        <Menu.Divider />
        <ThemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
