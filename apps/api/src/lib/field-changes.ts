import type { FieldChanges } from '@nexa/shared/activity'

/** Old and new value of each given field that differs. */
export function fieldChanges<T extends object>(
  was: T,
  now: T,
  fields: readonly (keyof T & string)[],
): FieldChanges {
  const changed = fields.filter((field) => !Bun.deepEquals(was[field], now[field]))
  return Object.fromEntries(changed.map((field) => [field, { old: was[field], new: now[field] }]))
}
