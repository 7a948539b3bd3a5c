import { IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'
import { UserAvatar } from '../../ui/user-avatar'
import { useEditTask } from '../task/use-edit-task'
import { closeOverlay } from './overlay'
import { type Choice, PickList } from './pick-list'
import type { PickerProps } from './pick-property'

export function PickAssignee({ task }: PickerProps) {
  const { slug, workspace, me } = useWorkspace()
  const edit = useEditTask()
  const members = useQuery(membersQuery(slug, workspace.id))
  const people = (members.data ?? []).map(
    ({ userId: id, name, avatarUrl }): Choice => ({
      id,
      label: id === me.id ? `${name} (you)` : name,
      icon: <UserAvatar person={{ id, name, avatarUrl }} isDecorative />,
      isCurrent: task.assigneeId === id,
      choose: () => void edit(task, { assignee: { id, name, avatarUrl } }),
    }),
  )
  const nobody: Choice = {
    id: 'nobody',
    label: 'Nobody',
    icon: <IconUserOff size={20} stroke={1.5} aria-hidden />,
    isCurrent: task.assigneeId === null,
    choose: () => void edit(task, { assignee: null }),
  }
  const choices = [...people.sort((a, b) => rank(b) - rank(a)), nobody]
  function rank({ id }: Choice) {
    return Number(id === me.id)
  }
  return (
    <PickList
      title={`Assign ${task.key} to`}
      choicesFor={(text) => choices.filter(({ label }) => label.toLowerCase().includes(text))}
      onClose={closeOverlay}
    />
  )
}
