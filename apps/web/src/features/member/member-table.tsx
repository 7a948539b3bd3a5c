import { Badge, Table, Text, VisuallyHidden } from '@mantine/core'
import type { Member } from '@nexa/shared/member'
import { useWorkspace } from '../../session/use-workspace'
import { dayOf } from '../../ui/ago'
import { roleNames } from '../../ui/role-name'
import { UserAvatar } from '../../ui/user-avatar'
import classes from './member-table.module.css'
import { RemoveButton } from './remove-button'
import { RoleSelect } from './role-select'

export const MemberTable = ({ members }: { members: readonly Member[] }) => (
  <div className={classes.frame}>
    <Table verticalSpacing="xs" className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th w={170}>Role</Table.Th>
          <Table.Th w={120} className={classes.joined}>
            Joined
          </Table.Th>
          <Table.Th w={96}>
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Row key={member.userId} member={member} isOnlyAdmin={isOnlyAdmin(member, members)} />
        ))}
      </Table.Tbody>
    </Table>
  </div>
)

/** A workspace keeps one: they neither leave nor step down before somebody else is one. */
const isOnlyAdmin = ({ role, userId }: Member, members: readonly Member[]) =>
  role === 'super_admin' &&
  members.every((other) => other.userId === userId || other.role !== 'super_admin')

function Row({ member, isOnlyAdmin }: { member: Member; isOnlyAdmin: boolean }) {
  const { me } = useWorkspace()
  const { userId: id, name, email, avatarUrl, joinedAt } = member
  return (
    <Table.Tr>
      <Table.Td>
        <div className={classes.person}>
          <UserAvatar person={{ id, name, avatarUrl }} size={30} isDecorative />
          <div className={classes.names}>
            <Text size="sm" fw={500} truncate>
              {name}{' '}
              {id === me.id && (
                <Badge size="xs" variant="default" component="span">
                  You
                </Badge>
              )}
            </Text>
            <Text size="xs" c="dimmed" truncate title={email}>
              {email}
            </Text>
          </div>
        </div>
      </Table.Td>
      <Table.Td>
        {isOnlyAdmin ? (
          <>
            <Text size="sm">{roleNames[member.role]}</Text>
            <Text size="xs" c="dimmed">
              The only one
            </Text>
          </>
        ) : (
          <RoleSelect member={member} />
        )}
      </Table.Td>
      <Table.Td className={classes.joined}>
        <Text size="sm" c="dimmed">
          {dayOf(joinedAt)}
        </Text>
      </Table.Td>
      <Table.Td ta="right">{!isOnlyAdmin && <RemoveButton member={member} />}</Table.Td>
    </Table.Tr>
  )
}
