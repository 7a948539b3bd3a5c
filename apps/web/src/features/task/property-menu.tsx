import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './property.module.css'
import { PropertyButton } from './property-button'

type Choice<T extends string> = { value: T; name: string; icon: ReactNode }

type Props<T extends string> = {
  label: string
  hotkey: string
  choices: readonly Choice<T>[]
  value: T | null
  /** Only what is another one. */
  onPick: (value: T) => void
  isReadOnly: boolean
}

/** One of a few. */
export function PropertyMenu<T extends string>(props: Props<T>) {
  const { label, hotkey, choices, value, onPick, isReadOnly } = props
  const present = choices.find((choice) => choice.value === value)
  const shown = present && <Shown {...present} />
  if (isReadOnly) return <div className={classes.plain}>{shown}</div>
  return (
    <Menu position="bottom-start" width={220} shadow="md">
      <Menu.Target>
        <PropertyButton label={label} hotkey={hotkey}>
          {shown}
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.options} aria-label={label}>
        {choices.map((choice) => (
          <Menu.RadioItem
            key={choice.value}
            value={choice.value}
            checked={choice.value === value}
            closeMenuOnClick
            onChange={() => choice.value !== value && onPick(choice.value)}
          >
            <span className={classes.choice}>
              <Shown {...choice} />
            </span>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const Shown = ({ name, icon }: { name: string; icon: ReactNode }) => (
  <>
    {icon}
    <span className={classes.name}>{name}</span>
  </>
)
