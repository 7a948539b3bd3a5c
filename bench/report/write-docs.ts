import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const file = path.join(import.meta.dir, '../../docs/PERFORMANCE.md')

export type Report = {
  name: 'rows' | 'growth'
  /** Markdown. */
  text: string
  json: unknown
  /** No request failed and no event was lost. */
  isFine: boolean
}

/** Replaces what stands between the two comments of the report's name in docs/PERFORMANCE.md. */
export function writeDocs({ name, text }: Report): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const old = readFileSync(file, 'utf8')
  const [before, rest] = old.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) {
    throw new Error(`${file} has no ${start} … ${end}`)
  }
  writeFileSync(file, `${before}${start}\n${text}\n${end}${after}`)
}
