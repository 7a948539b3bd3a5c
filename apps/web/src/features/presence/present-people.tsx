import {
  Avatar,
  Box,
  Group,
  Popover,
  Stack,
  Text,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import { useProject } from '../../sync/use-board'
import { UserAvatar } from '../../ui/user-avatar'
import classes from './presence.module.css'
import { type PresentPerson, usePresent } from './use-present'

const maxShown = 4

/** Who has the project open right now; a click tells where they are. */
export function PresentPeople() {
  const people = usePresent()
  // Holds its place while the connection is made: the header does not jump.
  if (people.length === 0) return <Box className={classes.people} />
  const shown = people.slice(0, people.length > maxShown + 1 ? maxShown : maxShown + 1)
  const more = people.length - shown.length
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.people}>
          <VisuallyHidden>{`Here now: ${people.map(nameOf).join(', ')}`}</VisuallyHidden>
          <Group gap={4} wrap="nowrap" aria-hidden>
            {shown.map((person) => (
              <UserAvatar key={person.id} person={person} size={24} isDecorative />
            ))}
            {more > 0 && (
              <Avatar size={24} radius="xl">
                +{more}
              </Avatar>
            )}
          </Group>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack component="ul" gap={8} className={classes.list}>
          {people.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function PersonLine({ person }: { person: PresentPerson }) {
  const { state } = useProject()
  const task = person.taskId === null ? undefined : state.tasks.get(person.taskId)
  return (
    <li className={classes.line}>
      <UserAvatar person={person} size={24} isDecorative />
      <div>
        <Text size="sm">{nameOf(person)}</Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {task ? `Looks at ${task.key} ${task.title}` : 'Looks at the project'}
        </Text>
      </div>
    </li>
  )
}

const nameOf = ({ name, isMe }: PresentPerson) => (isMe ? `${name} (you)` : name)
