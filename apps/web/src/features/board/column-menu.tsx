import { ActionIcon, ColorSwatch, Group, isLightColor, Menu } from '@mantine/core'
import { byOrder } from '@nexa/shared/board'
import {
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { lazy, useRef, useState } from 'react'
import { useProject } from '../../sync/use-board'
import { confirm } from '../../ui/confirm'
import { Late } from '../../ui/late'
import { useBoardActions } from './board-actions'
import type { BoardColumn } from './board-columns'
import { columnColors } from './column-colors'

const DeleteColumn = lazy(async () => ({ default: (await import('./delete-column')).DeleteColumn }))

type Props = { column: BoardColumn; onRename: () => void }

/** One that was chosen elsewhere, as in an import, is shown beside those that can be chosen here. */
const colorsWith = (color: string) =>
  columnColors.some(({ value }) => value === color)
    ? columnColors
    : [...columnColors, { name: `Its own, ${color}`, value: color }]

/** A closed menu gives the focus back a moment later: a field that has it by then would lose it. */
const focusReturnMs = 30

export function ColumnMenu({ column: { status, total }, onRename }: Props) {
  const { columns } = useBoardActions()
  const { state } = useProject()
  const [isDeleting, setDeleting] = useState(false)
  const wantsName = useRef(false)
  const ids = [...state.statuses].sort(byOrder).map((one) => one.id)
  const place = ids.indexOf(status.id)
  const color = status.color.toLowerCase()
  const remove = async () => {
    if (total > 0) return setDeleting(true)
    const question = {
      title: `Delete the column ${status.name}?`,
      text: 'It holds no tasks.',
      action: 'Delete column',
      isDangerous: true,
    }
    if (await confirm(question)) await columns.remove(status.id, null)
  }
  return (
    <>
      <Menu
        position="bottom-end"
        width={240}
        withinPortal
        onExitTransitionEnd={() => {
          if (wantsName.current) setTimeout(onRename, focusReturnMs)
          wantsName.current = false
        }}
      >
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={26} aria-label={`Column ${status.name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => {
              wantsName.current = true
            }}
          >
            Rename
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            disabled={place <= 0}
            onClick={() => void columns.move(status.id, place - 1)}
          >
            Move left
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowRight size={16} aria-hidden />}
            disabled={place >= ids.length - 1}
            onClick={() => void columns.move(status.id, place + 1)}
          >
            Move right
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>Colour</Menu.Label>
          <Group gap={4} px={8} pb={6}>
            {colorsWith(color).map(({ name, value }) => (
              <Menu.Item
                key={value}
                aria-label={value === color ? `${name}, chosen` : name}
                w={38}
                px={9}
                onClick={() => void columns.change(status.id, { color: value })}
              >
                <ColorSwatch color={value} size={20}>
                  {value === color && (
                    <IconCheck
                      size={14}
                      color={isLightColor(value) ? 'black' : 'white'}
                      aria-hidden
                    />
                  )}
                </ColorSwatch>
              </Menu.Item>
            ))}
          </Group>
          <Menu.Divider />
          <Menu.CheckboxItem
            checked={status.isFinal}
            onChange={(isFinal) => void columns.change(status.id, { isFinal })}
          >
            Completes tasks
          </Menu.CheckboxItem>
          <Menu.CheckboxItem
            checked={status.isDefault}
            disabled={status.isDefault}
            onChange={() => void columns.change(status.id, { isDefault: true })}
          >
            New tasks start here
          </Menu.CheckboxItem>
          <Menu.Divider />
          <Menu.Item
            color="red.8"
            leftSection={<IconTrash size={16} aria-hidden />}
            disabled={ids.length < 2}
            onClick={() => void remove()}
          >
            Delete column…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Late isWanted={isDeleting}>
        {isDeleting && (
          <DeleteColumn status={status} total={total} onClose={() => setDeleting(false)} />
        )}
      </Late>
    </>
  )
}
