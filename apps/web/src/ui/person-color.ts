/** Dark enough for white initials: contrast of 4.5 and more. */
const colors = [
  'indigo.8',
  'grape.8',
  'teal.9',
  'pink.8',
  'blue.8',
  'violet.8',
  'cyan.9',
  'red.9',
] as const

/** The same person has the same colour everywhere. */
export function personColor(id: string): string {
  let sum = 0
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 65_521
  return colors[sum % colors.length] ?? colors[0]
}

export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '')
  const first = [...(words[0] ?? '?')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}
