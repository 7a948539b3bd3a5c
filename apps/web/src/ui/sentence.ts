/** What is said before and after the name of what it happened to. */
export type Sentence = { before: string; after?: string }

/** Names of people and columns by their ids, as far as the reader of the sentence knows them. */
export type Names = (id: unknown) => string | undefined

export const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
