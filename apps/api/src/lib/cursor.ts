import { z } from 'zod'
import { Invalid } from './errors'
import { parseJson } from './parse-json'

const key = z.union([z.string(), z.number(), z.null()])
const cursor = z.strictObject({ order: z.string(), keys: z.array(key).max(10) })

/** The sort keys of a page's last row. */
export type CursorKey = z.infer<typeof key>

/** `order` names the list and its sorting, so that a cursor is not used with another one. */
export const writeCursor = (order: string, keys: readonly CursorKey[]) =>
  Buffer.from(JSON.stringify({ order, keys })).toString('base64url')

/** Opaque to clients, and checked like any input when it comes back: one schema for each key. */
export function readCursor(
  text: string,
  order: string,
  schemas: readonly z.ZodType<CursorKey>[],
): CursorKey[] {
  const parsed = cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success || parsed.data.order !== order) throw invalidCursor()
  const { keys } = parsed.data
  if (keys.length !== schemas.length) throw invalidCursor()
  return schemas.map((schema, at) => {
    const checked = schema.safeParse(keys[at])
    if (!checked.success) throw invalidCursor()
    return checked.data
  })
}

const invalidCursor = () => new Invalid({ cursor: 'Is not a cursor of this list and sorting' })
