import { parseArgs } from 'node:util'

export type Options = {
  /** Empty: all, or the short ones. */
  names: string[]
  isShort: boolean
  seed: number
  /** Deadlines are multiplied by it. */
  slow: number
}

export function readOptions(words: string[]): Options {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      short: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      slow: { type: 'string', default: '1' },
    },
  })
  const { short: isShort, seed, slow } = values
  const options = { names: positionals, isShort, seed: Number(seed), slow: Number(slow) }
  if (!Number.isSafeInteger(options.seed)) throw new Error('--seed takes a whole number')
  if (!(options.slow >= 1)) throw new Error('--slow takes a factor of at least 1')
  return options
}
