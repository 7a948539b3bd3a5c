import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

type Props = {
  /** Left out where the heading stands above the page, as that of a project. */
  title?: string
  text?: ReactNode
  actions?: ReactNode
  /** For forms, whose lines would be too long. */
  isNarrow?: boolean
  children: ReactNode
}

/** What stands beside the navigation, with its heading. */
export const Page = ({ title, text, actions, isNarrow = false, children }: Props) => (
  <div className={isNarrow ? `${classes.page} ${classes.narrow}` : classes.page}>
    {title && (
      <header className={classes.header}>
        <div>
          <Title order={1} size="h3">
            {title}
          </Title>
          {text && (
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          )}
        </div>
        {actions}
      </header>
    )}
    {children}
  </div>
)
