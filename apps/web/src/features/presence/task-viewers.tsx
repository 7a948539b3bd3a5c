import { Avatar } from '@mantine/core'
import { UserAvatar } from '../../ui/user-avatar'
import { usePresent } from './use-present'

type Props = { taskId: string; size?: number }

const maxShown = 3

/** Who else has this task open. Nothing where nobody has. */
export function TaskViewers({ taskId, size = 18 }: Props) {
  const viewers = usePresent().filter((person) => !person.isMe && person.taskId === taskId)
  if (viewers.length === 0) return null
  return (
    <Avatar.Group
      spacing={5}
      role="img"
      aria-label={`Open for ${viewers.map(({ name }) => name).join(', ')}`}
    >
      {viewers.slice(0, maxShown).map((person) => (
        <UserAvatar key={person.id} person={person} size={size} isDecorative />
      ))}
    </Avatar.Group>
  )
}
