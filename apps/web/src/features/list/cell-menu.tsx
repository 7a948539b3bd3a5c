import { Menu } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { CellPopup } from './cell-popup'

type Props = Omit<ComponentProps<typeof CellPopup>, 'kind' | 'popup'> & {
  items: () => ReactNode
}

export const CellMenu = ({ items, ...cell }: Props) => (
  <CellPopup
    {...cell}
    kind="menu"
    popup={(button, onClose) => (
      <Menu opened onClose={onClose} position="bottom-start" width={220} shadow="md">
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown aria-label={cell.label}>{items()}</Menu.Dropdown>
      </Menu>
    )}
  />
)
