export const invitationDays = 7
const validMs = invitationDays * 86_400_000

/** Always later than before, also within one millisecond: the token is made of it. */
export const nextExpiry = (now: Date, before = 0) =>
  new Date(Math.max(now.getTime() + validMs, before + 1))
