/** Polls until the condition holds; false when the time is over first. */
export async function waitUntil(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  while (!condition()) {
    if (performance.now() > deadline) return false
    await Bun.sleep(10)
  }
  return true
}
