import { IconUserCircle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { SearchedChoices } from '../../ui/searched-choices'
import { UserAvatar } from '../../ui/user-avatar'
import { usePeople } from '../task/use-people'
import { CellPopup } from './cell-popup'
import type { CellProps } from './task-cells'

const nobodyIcon = <IconUserCircle size={20} stroke={1.3} aria-hidden />

export const AssigneeCell = ({ task, edit, ...rest }: CellProps) => (
  <CellPopup
    {...rest}
    label={`Assignee of ${task.key}: `}
    kind="listbox"
    popup={(button, onClose) => (
      <Assignees task={task} edit={edit} button={button} onClose={onClose} />
    )}
  >
    {task.assignee ? <UserAvatar person={task.assignee} size={20} isDecorative /> : nobodyIcon}
    <span data-text data-unset={!task.assignee || undefined}>
      {task.assignee?.name ?? 'Nobody'}
    </span>
  </CellPopup>
)

type Props = Pick<CellProps, 'task' | 'edit'> & { button: ReactElement; onClose: () => void }

function Assignees({ task, edit, button, onClose }: Props) {
  const people = usePeople()
  const choices = people.map((person) => ({
    value: person.id,
    label: person.name,
    icon: <UserAvatar person={person} size={20} isDecorative />,
    isChosen: person.id === task.assigneeId,
  }))
  const nobody = {
    value: '',
    label: 'Nobody',
    icon: nobodyIcon,
    isChosen: task.assigneeId === null,
  }
  const pick = (id: string) => {
    const assignee = people.find((person) => person.id === id) ?? null
    if ((assignee?.id ?? null) !== task.assigneeId) void edit(task, { assignee })
  }
  return (
    <SearchedChoices
      label={`Assignee of ${task.key}`}
      choices={[nobody, ...choices]}
      onPick={pick}
      searchLabel="Find a member"
      emptyText="Nobody found"
      isOpenAtFirst
      onClose={onClose}
    >
      {() => button}
    </SearchedChoices>
  )
}
