const firstMs = 500
const longestMs = 30_000

/** How long to wait before the next attempt: longer each time, and not the same for everybody. */
export const backoffMs = (failures: number) =>
  Math.min(longestMs, firstMs * 2 ** failures) * (0.5 + Math.random() / 2)
