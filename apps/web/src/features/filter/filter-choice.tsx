import { Button, Group, Menu, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { SearchedChoices } from '../../ui/searched-choices'
import classes from './filter-bar.module.css'
import { listed } from './match-filter'

export type Choice = { value: string; label: string; icon?: ReactNode }

type Props = {
  label: string
  choices: Choice[]
  /** Values with commas between. */
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** Choosing another one takes the first one back. */
  isSingle?: boolean
}

/** From here on a list is searched rather than read. */
const longList = 10

export function FilterChoice({ label, choices, value, onChange, isSingle = false }: Props) {
  const chosen = listed(value ?? '')
  const [first] = chosen
  const only = chosen.length === 1 ? choices.find((one) => one.value === first) : undefined
  const toggle = (one: string) => {
    const others = isSingle ? [] : chosen.filter((other) => other !== one)
    const next = chosen.includes(one) ? others : [...others, one]
    onChange(next.length > 0 ? next.join(',') : undefined)
  }
  const button = (onClick?: () => void) => (
    <Button
      size="xs"
      fw={500}
      variant={chosen.length > 0 ? 'light' : 'default'}
      rightSection={<IconChevronDown size={14} aria-hidden />}
      maw={150}
      {...(onClick && { onClick })}
      {...(only && { 'aria-label': `${label}: ${only.label}` })}
    >
      {only?.label ?? (chosen.length > 1 ? `${label}: ${chosen.length}` : label)}
    </Button>
  )
  if (choices.length >= longList) {
    return (
      <SearchedChoices
        label={label}
        choices={choices.map((one) => ({ ...one, isChosen: chosen.includes(one.value) }))}
        onPick={toggle}
        isMultiple={!isSingle}
        searchLabel={`Find in ${label.toLowerCase()}`}
        emptyText="Nothing found"
      >
        {button}
      </SearchedChoices>
    )
  }
  return (
    <Menu position="bottom-start" shadow="md" width={220} closeOnItemClick={false}>
      <Menu.Target>{button()}</Menu.Target>
      <Menu.Dropdown aria-label={label} className={classes.choices}>
        {choices.map((one) => (
          <Menu.CheckboxItem
            key={one.value}
            checked={chosen.includes(one.value)}
            onChange={() => toggle(one.value)}
          >
            <Group gap={8} wrap="nowrap">
              {one.icon}
              <Text size="sm" truncate>
                {one.label}
              </Text>
            </Group>
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
