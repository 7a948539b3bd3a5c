import { ApiError } from '@nexa/client/api-error'
import { messageOf } from '../query-client'

/** What the server has against each field, as far as the form has that field. */
export function fieldErrors(error: unknown, fields: readonly string[]): Record<string, string> {
  if (!(error instanceof ApiError) || typeof error.details !== 'object' || !error.details) return {}
  const entries = Object.entries(error.details).flatMap(([field, message]) =>
    fields.includes(field) && typeof message === 'string' ? [[field, message] as const] : [],
  )
  return Object.fromEntries(entries)
}

/** For above the form: what belongs to none of its fields. */
export const formError = (error: unknown, fields: readonly string[]): string | null =>
  Object.keys(fieldErrors(error, fields)).length > 0 ? null : messageOf(error)
