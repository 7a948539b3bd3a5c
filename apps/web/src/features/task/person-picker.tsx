import { Combobox, useCombobox } from '@mantine/core'
import type { Person } from '@nexa/shared/user'
import { IconCheck, IconUserCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { UserAvatar } from '../../ui/user-avatar'
import { PersonLabel } from './person-label'
import classes from './property.module.css'
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
  const [words, setWords] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      setWords('')
      combobox.resetSelectedOption()
      combobox.focusTarget()
    },
  })
  const found = people.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase().trim()))
  return (
    <Combobox
      store={combobox}
      width={240}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(id) => {
        onPick(people.find((person) => person.id === id) ?? null)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target targetType="button">
        <PropertyButton
          label={label}
          {...(hotkey && { hotkey })}
          onClick={() => combobox.toggleDropdown()}
        >
          <PersonLabel person={value} />
        </PropertyButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={words}
          onChange={({ currentTarget }) => {
            setWords(currentTarget.value)
            combobox.selectFirstOption()
          }}
          placeholder="Find a person"
          aria-label="Find a person"
        />
        <Combobox.Options aria-label={label} className={classes.options}>
          {words === '' && (
            <Combobox.Option value="" active={value === null}>
              <span className={classes.plain}>
                <IconUserCircle size={22} stroke={1.3} aria-hidden />
                <span className={classes.name}>Nobody</span>
              </span>
            </Combobox.Option>
          )}
          {found.map((person) => (
            <Combobox.Option key={person.id} value={person.id} active={person.id === value?.id}>
              <span className={classes.plain}>
                <UserAvatar person={person} size={22} isDecorative />
                <span className={classes.name}>{person.name}</span>
                {person.id === value?.id && <IconCheck size={16} aria-label="Chosen" />}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>No such person here</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
