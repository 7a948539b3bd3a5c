/** Runs once for all calls that come while it runs or within `gapMs` after. `run` never fails. */
export function coalesced(run: () => Promise<void>, gapMs: number): () => void {
  let isRunning = false
  let isWanted = false
  const runOn = async () => {
    isRunning = true
    do {
      isWanted = false
      await run()
      await Bun.sleep(gapMs)
    } while (isWanted)
    isRunning = false
  }
  return () => {
    isWanted = true
    if (!isRunning) void runOn()
  }
}
