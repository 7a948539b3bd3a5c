import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import classes from './searched-choices.module.css'

type SearchedChoice = {
  value: string
  label: string
  icon?: ReactNode
  isChosen: boolean
}

type Props = {
  label: string
  choices: readonly SearchedChoice[]
  onPick: (value: string) => void
  /** Several may be chosen, one after the other. */
  isMultiple?: boolean
  /** What to find, such as `Find a person`. */
  searchLabel: string
  emptyText: string
  /** A list of hundreds of buttons makes one of these for the pressed one only. */
  isOpenAtFirst?: boolean
  onClose?: () => void
  /** The button that opens it. */
  children: (toggle: () => void) => ReactElement
}

/** Choices that are found by typing. A menu must not hold a field: this is a list with a field over it. */
export function SearchedChoices(props: Props) {
  const { label, choices, onPick, isMultiple = false, searchLabel, emptyText, children } = props
  const { isOpenAtFirst = false, onClose } = props
  const [words, setWords] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      setWords('')
      combobox.resetSelectedOption()
      combobox.focusTarget()
      onClose?.()
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes
  useEffect(() => {
    if (isOpenAtFirst) combobox.openDropdown()
  }, [])
  // Once the list of these words is on the page: those before may have found nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words make the list
  useEffect(() => {
    if (words !== '') combobox.selectFirstOption()
  }, [words])
  const wanted = words.trim().toLowerCase()
  const found = choices.filter((one) => one.label.toLowerCase().includes(wanted))
  return (
    <Combobox
      store={combobox}
      width={240}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(value) => {
        onPick(value)
        if (!isMultiple) combobox.closeDropdown()
      }}
    >
      <Combobox.Target targetType="button">
        {children(() => combobox.toggleDropdown())}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          placeholder={searchLabel}
          aria-label={searchLabel}
        />
        <Combobox.Options
          aria-label={label}
          aria-multiselectable={isMultiple}
          className={classes.options}
        >
          {found.map(({ value, label: name, icon, isChosen }) => (
            <Combobox.Option key={value} value={value} active={isChosen} aria-selected={isChosen}>
              <span className={classes.choice}>
                {icon}
                <span className={classes.name}>{name}</span>
                {isChosen && <IconCheck size={16} aria-hidden />}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{emptyText}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
