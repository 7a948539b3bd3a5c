import { UnstyledButton } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'
import classes from './property.module.css'

type Props = ComponentPropsWithRef<'button'> & {
  label: string
  /** The key that presses it while the panel has the focus. */
  hotkey?: string
}

/** What a property is, and what opens its choices. */
export const PropertyButton = ({ label, hotkey, children, ...rest }: Props) => (
  <UnstyledButton
    className={classes.button}
    {...(hotkey && { 'data-key': hotkey, title: `${label} (${hotkey})` })}
    {...rest}
  >
    <span className={classes.spoken}>{label}: </span>
    {children}
  </UnstyledButton>
)
