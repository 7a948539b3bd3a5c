/** Addresses in a text as people write or copy them: `Ada <ada@example.com>, bob@example.com`. */
export function addressesIn(text: string): string[] {
  const bare = text.replace(/[^,;\n<]*<([^>]+)>/g, ' $1 ')
  return [...new Set(bare.split(/[\s,;]+/).filter(Boolean))]
}
