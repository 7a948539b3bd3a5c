/** The parts of a key such as NEX-42; null: the text is none. */
export function parseTaskKey(text: string): { projectKey: string; number: number } | null {
  const [, key, number] = /^([A-Za-z][A-Za-z0-9]{1,9})-([0-9]{1,9})$/.exec(text) ?? []
  return key && number ? { projectKey: key.toUpperCase(), number: Number(number) } : null
}
