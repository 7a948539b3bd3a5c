import type { CSSProperties } from 'react'
import classes from './status-dot.module.css'

declare module 'react' {
  interface CSSProperties {
    '--dot-color'?: string
  }
}

/** The colour of a column, beside its name. */
export const StatusDot = ({ color }: { color: string }) => {
  const style: CSSProperties = { '--dot-color': color }
  return <span className={classes.dot} style={style} aria-hidden />
}
