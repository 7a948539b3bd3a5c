import type { MarkedText } from '@nexa/shared/search'
import { type SQL, sql } from 'drizzle-orm'

/** Characters for private use, taken out of people's texts first: what is left of them is ours. */
const start = '\ue000'
const end = '\ue001'
const marks = `StartSel="${start}", StopSel="${end}"`

const plain = (text: SQL) => sql`translate(${text}, ${start + end}, '')`

/** All of a short text, with marks round the words of the query. */
export const markAll = (text: SQL, query: SQL) =>
  sql`ts_headline('simple', ${plain(text)}, ${query}, ${`HighlightAll=true, ${marks}`})`

/** The part of a long text that has the words. */
export const markExcerpt = (text: SQL, query: SQL) =>
  sql`ts_headline('simple', ${plain(text)}, ${query}, ${`MaxWords=30, MinWords=15, ${marks}`})`

/** Takes the marks out and says where they were. */
export function readMarks(marked: string): MarkedText {
  const ranges: MarkedText['ranges'] = []
  let text = ''
  for (const part of marked.split(start)) {
    const [inside, outside] = part.split(end)
    if (outside !== undefined)
      ranges.push({ start: text.length, end: text.length + (inside ?? '').length })
    text += part.replace(end, '')
  }
  return { text, ranges }
}
