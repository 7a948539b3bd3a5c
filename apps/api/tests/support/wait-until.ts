/** Resolves when the condition holds. The deadline is for what never happens: no test depends on its length. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  deadlineMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for: ${holds}`)
    await Bun.sleep(2)
  }
}
