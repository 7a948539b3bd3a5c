import type { MarkedText } from '@nexa/shared/search'
import classes from './search.module.css'

/** The text with the words that were looked for marked in it. */
export function Marked({ marked: { text, ranges } }: { marked: MarkedText }) {
  const parts = ranges.map(({ start, end }, index) => (
    <span key={start}>
      {text.slice(ranges[index - 1]?.end ?? 0, start)}
      <mark className={classes.mark}>{text.slice(start, end)}</mark>
    </span>
  ))
  return (
    <>
      {parts}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  )
}
