/** Trying the same again can't help. */
export class PermanentFailure extends Error {}
