import { visit } from 'jsonc-parser'

/** Whether an object in this JSON has a key twice: parsers differ in which of the two they believe. */
export function hasDuplicateKeys(text: string): boolean {
  const open: Set<string>[] = []
  let isFound = false
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(key) {
      const keys = open.at(-1)
      if (keys?.has(key)) isFound = true
      keys?.add(key)
    },
  })
  return isFound
}
