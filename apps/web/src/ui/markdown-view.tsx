import { lazy, Suspense } from 'react'
import classes from './markdown.module.css'

export type MarkdownProps = {
  text: string
  /** Gets the whole text with one task ticked or not; without it, boxes only show. */
  onToggle?: ((text: string) => void) | undefined
}

const Rendered = lazy(async () => ({
  default: (await import('./markdown-rendered')).MarkdownRendered,
}))

/** Text of a person. Until what renders Markdown is loaded, it is shown as written. */
export const MarkdownView = (props: MarkdownProps) => (
  <Suspense fallback={<div className={classes.source}>{props.text}</div>}>
    <Rendered {...props} />
  </Suspense>
)
