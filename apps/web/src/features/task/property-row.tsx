import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './property.module.css'

/** `label` also names the button that changes it. */
export const PropertyRow = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.row}>
    <Text component="dt" className={classes.label}>
      {label}
    </Text>
    <dd className={classes.value}>{children}</dd>
  </div>
)
