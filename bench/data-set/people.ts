export const peopleCount = 20
export const password = 'nexa-bench-password'

/** The first owns the workspace. `.example` is reserved: nobody gets mail there. */
export const emailOf = (at: number) => `member-${at + 1}@bench.example`
