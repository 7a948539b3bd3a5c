import {
  boardKept,
  boardKnown,
  boardRow,
  dashboard,
  get,
  list,
  listKept,
  mine,
  search,
  searchCommon,
} from './read-rows'
import type { Row } from './row'
import { commentRow, create, move, moveOne } from './write-rows'

/** Reads first: writes make boards larger. */
const allRows: readonly Row[] = [
  get,
  list,
  listKept,
  boardRow,
  boardKept,
  boardKnown,
  search,
  searchCommon,
  mine,
  dashboard,
  commentRow,
  move,
  moveOne,
  create,
]

export function chooseRows(names: readonly string[]): readonly Row[] {
  const known = new Set(allRows.map(({ name }) => name))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new Error(`There is no row ${unknown.join()}. There are ${[...known].join()}.`)
  }
  return names.length === 0 ? allRows : allRows.filter(({ name }) => names.includes(name))
}
