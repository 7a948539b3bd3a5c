import type { Context } from 'hono'
import { ClerkError } from './clerk-error'

const maxLimit = 500

/** Clerk's SDK reads nothing from an answer whose type says more than this. */
export const answer = (body: object, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

/** `things` are oldest first; Clerk answers newest first unless asked otherwise. */
export function pageOf<T>(c: Context, things: T[]): { page: T[]; total: number } {
  const limit = wholeNumber(c, 'limit', 10)
  const offset = wholeNumber(c, 'offset', 0)
  if (limit < 1 || limit > maxLimit) {
    throw new ClerkError(422, 'form_param_invalid', 'limit must be between 1 and 500.')
  }
  const order = c.req.query('order_by') ?? '-created_at'
  if (!/^[+-]?created_at$/.test(order)) {
    throw new ClerkError(422, 'form_param_invalid', `order_by does not match: ${order}`)
  }
  const ordered = order.startsWith('-') ? things.toReversed() : things
  return { page: ordered.slice(offset, offset + limit), total: things.length }
}

export function listAnswer(c: Context, things: object[]): Response {
  const { page, total } = pageOf(c, things)
  return answer({ data: page, total_count: total })
}

function wholeNumber(c: Context, name: string, fallback: number): number {
  const value = Number(c.req.query(name) ?? fallback)
  if (Number.isInteger(value) && value >= 0) return value
  throw new ClerkError(422, 'form_param_format_invalid', `${name} must be a whole number.`)
}
