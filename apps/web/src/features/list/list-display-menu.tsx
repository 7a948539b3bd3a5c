import { Button, Menu } from '@mantine/core'
import { IconArrowsSort, IconLayoutList } from '@tabler/icons-react'
import { useProject } from '../../sync/use-board'
import classes from './list-display-menu.module.css'
import { type Grouping, groupings } from './list-groups'
import { sortFields, sortNames } from './list-sort'
import { useListDisplay } from './use-list-display'

const groupingNames: Record<Grouping, string> = {
  status: 'Status',
  assignee: 'Assignee',
  priority: 'Priority',
  none: 'Nothing',
}

/** Only narrow screens sort here: they have no column headings. */
export function ListDisplayMenu() {
  const { project } = useProject().state
  const [display, onChange] = useListDisplay(project.id)
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={180}>
        <Menu.Target>
          <Button
            className={classes.group}
            size="xs"
            fw={500}
            variant="default"
            leftSection={<IconLayoutList size={14} aria-hidden />}
          >
            Group: {groupingNames[display.grouping]}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup
            value={display.grouping}
            onChange={(value) => {
              const grouping = groupings.find((one) => one === value)
              if (grouping) onChange({ ...display, grouping })
            }}
          >
            {groupings.map((one) => (
              <Menu.RadioItem key={one} value={one}>
                {groupingNames[one]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end" shadow="md" width={180}>
        <Menu.Target>
          <Button
            className={classes.sort}
            size="xs"
            fw={500}
            variant="default"
            leftSection={<IconArrowsSort size={14} aria-hidden />}
          >
            Sort: {sortNames[display.sort.field]}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup
            value={display.sort.field}
            onChange={(value) => {
              const field = sortFields.find((one) => one === value)
              if (field) onChange({ ...display, sort: { ...display.sort, field } })
            }}
          >
            {sortFields.map((one) => (
              <Menu.RadioItem key={one} value={one}>
                {sortNames[one]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.CheckboxItem
            checked={display.sort.isDescending}
            onChange={(isDescending) =>
              onChange({ ...display, sort: { ...display.sort, isDescending } })
            }
          >
            Descending
          </Menu.CheckboxItem>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
