import { Button, Group, Menu, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
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
  const [search, setSearch] = useState('')
  const chosen = listed(value ?? '')
  const [first] = chosen
  const only = chosen.length === 1 ? choices.find((one) => one.value === first) : undefined
  const shown = choices.filter((one) => one.label.toLowerCase().includes(search.toLowerCase()))
  const toggle = (one: string) => {
    const others = isSingle ? [] : chosen.filter((other) => other !== one)
    const next = chosen.includes(one) ? others : [...others, one]
    onChange(next.length > 0 ? next.join(',') : undefined)
  }
  return (
    <Menu position="bottom-start" shadow="md" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          size="xs"
          fw={500}
          variant={chosen.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          maw={150}
          {...(only && { 'aria-label': `${label}: ${only.label}` })}
        >
          {only?.label ?? (chosen.length > 1 ? `${label}: ${chosen.length}` : label)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {choices.length >= longList && (
          <Menu.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder="Find"
            aria-label={`Find in ${label.toLowerCase()}`}
          />
        )}
        <div className={classes.choices}>
          {shown.map((one) => (
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
          {shown.length === 0 && <Menu.Label>Nothing found</Menu.Label>}
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}
