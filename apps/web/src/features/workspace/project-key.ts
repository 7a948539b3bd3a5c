/** A proposal: initials of several words, or the beginning of a single one. Empty: the server chooses. */
export function keyOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
  const text = words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? '')
  const key = text.replace(/^[0-9]+/, '').slice(0, words.length > 1 ? 10 : 3)
  return key.length < 2 ? '' : key
}
