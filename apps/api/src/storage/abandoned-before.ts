/** Longer than any upload takes from its first byte to its last commit. */
const uploadMaxMs = 3_600_000

/** What is older than this and led to nothing never will. */
export const abandonedBefore = () => new Date(Date.now() - uploadMaxMs)
