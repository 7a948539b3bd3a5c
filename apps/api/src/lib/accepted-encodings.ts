const known = ['br', 'gzip'] as const
export type Encoding = (typeof known)[number]

/** Those that an Accept-Encoding allows and does not rank behind the plain text, the best one first. */
export function acceptedEncodings(header: string): Encoding[] {
  const weights = new Map(header.toLowerCase().split(',').map(weighted))
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const plain = weights.get('identity') ?? 0
  return known
    .filter((name) => weightOf(name) > 0 && weightOf(name) >= plain)
    .sort((a, b) => weightOf(b) - weightOf(a))
}

function weighted(choice: string): [name: string, weight: number] {
  const [name = '', ...parameters] = choice.split(';').map((part) => part.trim())
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2)
  return [name, weight === undefined ? 1 : Number(weight) || 0]
}
