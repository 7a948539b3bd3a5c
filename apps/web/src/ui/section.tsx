import { Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

type Props = {
  title: string
  text?: ReactNode
  actions?: ReactNode
  isDangerous?: boolean
  children: ReactNode
}

/** A framed part of a page. */
export function Section({ title, text, actions, isDangerous = false, children }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={isDangerous ? `${classes.section} ${classes.danger}` : classes.section}
    >
      <div className={classes.header}>
        <div>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {text && (
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          )}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}
