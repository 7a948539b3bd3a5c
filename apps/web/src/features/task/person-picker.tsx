import type { Person } from '@nexa/shared/user'
import { IconUserCircle } from '@tabler/icons-react'
import { SearchedChoices } from '../../ui/searched-choices'
import { UserAvatar } from '../../ui/user-avatar'
import { PersonLabel } from './person-label'
import { PropertyButton } from './property-button'
import { usePeople } from './use-people'

type PickerProps = {
  label: string
  hotkey?: string
  value: Person | null
  onPick: (person: Person | null) => void
}

/** A member of the workspace, found by typing, or nobody. */
export function PersonPicker({ label, hotkey, value, onPick }: PickerProps) {
  const people = usePeople()
  const nobody = {
    value: '',
    label: 'Nobody',
    icon: <IconUserCircle size={22} stroke={1.3} aria-hidden />,
    isChosen: value === null,
  }
  const choices = people.map((person) => ({
    value: person.id,
    label: person.name,
    icon: <UserAvatar person={person} size={22} isDecorative />,
    isChosen: person.id === value?.id,
  }))
  return (
    <SearchedChoices
      label={label}
      choices={[nobody, ...choices]}
      onPick={(id) => onPick(people.find((person) => person.id === id) ?? null)}
      searchLabel="Find a person"
      emptyText="No such person here"
    >
      {(toggle) => (
        <PropertyButton label={label} {...(hotkey && { hotkey })} onClick={toggle}>
          <PersonLabel person={value} />
        </PropertyButton>
      )}
    </SearchedChoices>
  )
}
