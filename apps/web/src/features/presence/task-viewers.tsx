import { Group } from '@mantine/core'
import { useProject } from '../../sync/use-board'
import { UserAvatar } from '../../ui/user-avatar'
import { usePresent } from './use-present'

type Props = { taskId: string; size?: number }

const maxShown = 3

/** Who else has this task open. Every card asks: those that nobody looks at get away with one comparison. */
export function TaskViewers(props: Props) {
  const { presence } = useProject()
  return presence.some(({ state }) => state?.taskId === props.taskId) ? (
    <Viewers {...props} />
  ) : null
}

function Viewers({ taskId, size = 18 }: Props) {
  const viewers = usePresent().filter((person) => !person.isMe && person.taskId === taskId)
  if (viewers.length === 0) return null
  const label = `${viewers.map(({ name }) => name).join(', ')} also ${viewers.length > 1 ? 'have' : 'has'} it open`
  return (
    <Group gap={2} wrap="nowrap" role="img" aria-label={label} title={label}>
      {viewers.slice(0, maxShown).map((person) => (
        <UserAvatar key={person.id} person={person} size={size} isDecorative />
      ))}
    </Group>
  )
}
