import { Modal, Text, Title } from '@mantine/core'
import { type Command, commandGroups, commands } from './commands'
import { KeyCaps } from './key-caps'
import { closeOverlay } from './overlay'
import classes from './shortcut-sheet.module.css'

export const ShortcutSheet = () => (
  <Modal
    opened
    onClose={closeOverlay}
    title="Keyboard shortcuts"
    size="lg"
    closeButtonProps={{ 'aria-label': 'Close' }}
    transitionProps={{ duration: 0 }}
  >
    <div className={classes.groups}>
      {commandGroups.map((group) => (
        <section key={group}>
          <Title order={3} size="h6" mb={4}>
            {group}
          </Title>
          <ul className={classes.list}>
            {commands
              .filter((command) => command.group === group && command.keys.length > 0)
              .map((command) => (
                <Line key={command.id} command={command} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  </Modal>
)

const Line = ({ command: { label, keys } }: { command: Command }) => (
  <li className={classes.line}>
    <Text size="sm">{label}</Text>
    <KeyCaps keys={keys} />
  </li>
)
