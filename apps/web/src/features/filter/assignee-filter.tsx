import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../session/use-workspace'
import { membersQuery } from '../../session/workspace-query'
import { UserAvatar } from '../../ui/user-avatar'
import { type Choice, FilterChoice } from './filter-choice'

type Props = { value: string | undefined; onChange: (value: string | undefined) => void }

export function AssigneeFilter({ value, onChange }: Props) {
  const { slug, workspace, me } = useWorkspace()
  const members = useQuery(membersQuery(slug, workspace.id)).data ?? []
  const others = members
    .filter((one) => one.userId !== me.id)
    .map(({ userId: id, name, avatarUrl }): Choice => {
      const person = { id, name, avatarUrl }
      return { value: id, label: name, icon: <UserAvatar person={person} size={18} isDecorative /> }
    })
    .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }))
  const choices: Choice[] = [
    { value: 'me', label: 'Me', icon: <UserAvatar person={me} size={18} isDecorative /> },
    { value: 'none', label: 'Nobody' },
    ...others,
  ]
  return <FilterChoice label="Assignee" choices={choices} value={value} onChange={onChange} />
}
