/** A statement as the driver takes it. */
export type Written = { text: string; values: unknown[] }
