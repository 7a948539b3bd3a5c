const firstMs = 500
const longestMs = 30_000
const restartMs = 2_000

/** How long to wait before the next attempt: longer each time, and not the same for everybody. */
export const backoffMs = (failures: number) =>
  Math.min(longestMs, firstMs * 2 ** failures) * (0.5 + Math.random() / 2)

/** After a server that stopped in good order: others are ready, but not for all of its clients at once. */
export const afterRestartMs = () => restartMs * Math.random()
