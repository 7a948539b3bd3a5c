/** Addresses in a text as people write or copy them: `Ada <ada@example.com>, bob@example.com`. */
export function addressesIn(text: string): string[] {
  return [...new Set(text.split(/[,;\n]/).flatMap(inPart))]
}

/** Beside an address in brackets stands a name, which is none. */
function inPart(part: string): string[] {
  const isNamed = /<[^>]+>/.test(part)
  const words = part.split(/[\s<>]+/).filter(Boolean)
  return isNamed ? words.filter((word) => word.includes('@')) : words
}
