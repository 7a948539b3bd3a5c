const dayMs = 86_400_000

/** A day such as 2026-11-22, counted from today, or from the given one. */
export const inDays = (count: number, from = new Date().toISOString().slice(0, 10)): string =>
  new Date(Date.parse(from) + count * dayMs).toISOString().slice(0, 10)
