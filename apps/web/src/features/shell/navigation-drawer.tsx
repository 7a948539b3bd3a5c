import { Drawer } from '@mantine/core'
import { Navigation } from './navigation'

type Props = { opened: boolean; onClose: () => void }

export const NavigationDrawer = ({ opened, onClose }: Props) => (
  <Drawer
    opened={opened}
    onClose={onClose}
    size={280}
    padding={0}
    withCloseButton={false}
    // On the dialog itself: its frame has no role.
    attributes={{ content: { 'aria-label': 'Navigation' } }}
    styles={{ body: { height: '100%', display: 'flex', flexDirection: 'column' } }}
  >
    <Navigation onGo={onClose} />
  </Drawer>
)
