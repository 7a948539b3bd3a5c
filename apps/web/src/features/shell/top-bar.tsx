import { ActionIcon, Text } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useWorkspace } from '../../session/use-workspace'
import { ConnectionPill } from './connection-pill'
import classes from './shell.module.css'

export function TopBar({ isOpen, onOpen }: { isOpen: boolean; onOpen: () => void }) {
  const { workspace } = useWorkspace()
  return (
    <header className={classes.bar}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Open navigation"
        aria-expanded={isOpen}
        onClick={onOpen}
      >
        <IconMenu2 size={20} />
      </ActionIcon>
      <Text fw={600} truncate flex={1}>
        {workspace.name}
      </Text>
      <ConnectionPill />
    </header>
  )
}
