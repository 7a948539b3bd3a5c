import { UnstyledButton } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'
import classes from './property.module.css'

type Props = ComponentPropsWithRef<'button'> & {
  label: string
  /** The shortcut that does the same. */
  hotkey?: string
}

/** What a property is, and what opens its choices. */
export const PropertyButton = ({ label, hotkey, children, className, ...rest }: Props) => (
  <UnstyledButton
    className={className ? `${classes.button} ${className}` : classes.button}
    {...(hotkey && { title: `${label} (${hotkey})` })}
    {...rest}
  >
    <span className={classes.spoken}>{label}: </span>
    {children}
  </UnstyledButton>
)
