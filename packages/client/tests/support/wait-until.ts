/** Resolves when the condition holds. The deadline is for what never happens. */
export async function waitUntil(
  holds: () => boolean,
  pause: () => Promise<unknown> = () => Bun.sleep(2),
): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for: ${holds}`)
    await pause()
  }
}

/** For where time stands still. */
export const turn = () => new Promise((resolve) => setImmediate(resolve))
