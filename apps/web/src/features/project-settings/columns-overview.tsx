import { Radio, Switch, Table, Text } from '@mantine/core'
import { columnsOf } from '@nexa/shared/apply-event'
import { IconCheck } from '@tabler/icons-react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { LinkAnchor } from '../../ui/link-anchor'
import { Section } from '../../ui/section'
import { StatusDot } from '../../ui/status-dot'
import { useColumnActions } from '../board/use-column-actions'
import classes from './columns-overview.module.css'

/** Names, colours and order are changed where they are seen: on the board. */
export function ColumnsOverview() {
  const { slug, may } = useWorkspace()
  const { board, state } = useProject()
  const actions = useColumnActions(board)
  const isLocked = !may('project:update')
  const toBoard = (
    <LinkAnchor
      size="sm"
      py={4}
      to="/w/$workspace/p/$project"
      params={{ workspace: slug, project: state.project.key }}
    >
      {isLocked ? 'To the board' : 'Add, rename and reorder on the board'}
    </LinkAnchor>
  )
  return (
    <Section title="Columns" actions={toBoard}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th className={classes.number}>Tasks</Table.Th>
            <Table.Th className={classes.choice}>New tasks start here</Table.Th>
            <Table.Th className={classes.choice}>Completes tasks</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columnsOf(state).map(({ id, name, color, isDefault, isFinal, tasks }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <div className={classes.name}>
                  <StatusDot color={color} />
                  <Text size="sm" truncate title={name}>
                    {name}
                  </Text>
                </div>
              </Table.Td>
              <Table.Td className={classes.number}>{tasks.length.toLocaleString('en')}</Table.Td>
              <Table.Td className={classes.choice}>
                {isLocked ? (
                  <Mark is={isDefault} />
                ) : (
                  <Radio
                    size="xs"
                    name="first-column"
                    aria-label={`New tasks start in ${name}`}
                    checked={isDefault}
                    onChange={() => void actions.change(id, { isDefault: true })}
                  />
                )}
              </Table.Td>
              <Table.Td className={classes.choice}>
                {isLocked ? (
                  <Mark is={isFinal} />
                ) : (
                  <Switch
                    size="xs"
                    aria-label={`${name} completes tasks`}
                    checked={isFinal}
                    onChange={() => void actions.change(id, { isFinal: !isFinal })}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

const Mark = ({ is }: { is: boolean }) => (is ? <IconCheck size={16} aria-label="Yes" /> : null)
