const consonants = 'bcdfghjklmnpqrstvwxy'
const vowels = 'aeiou'

const vocabularySize = 3_000
const tasksWithOneName = 12

/** Different for every number below 100 ** count, and of one length, so that none is the beginning of another. */
function syllables(number: number, count: number): string {
  let rest = (number * 7_919 + 4_177) % 100 ** count
  let text = ''
  for (let at = 0; at < count; at += 1) {
    text += (consonants[Math.floor((rest % 100) / 5)] ?? '') + (vowels[rest % 5] ?? '')
    rest = Math.floor(rest / 100)
  }
  return text
}

const vocabulary = Array.from({ length: vocabularySize }, (_, at) => syllables(at, 3))

/** A few of them often and most of them seldom, as people write. */
export function sentence(random: () => number, minLength: number): string {
  let text = ''
  while (text.length < minLength) {
    text += `${vocabulary[Math.floor(random() ** 3 * vocabularySize)]} `
  }
  return text.trimEnd()
}

/** Something that only a dozen tasks are about, however many there are: a customer, an error, a part. */
export const nameOf = (number: number) => `z${syllables(number, 4)}`
export const countNames = (tasks: number) => Math.max(1, Math.floor(tasks / tasksWithOneName))

/** Each is in about one of a hundred tasks. */
export const commonWords = vocabulary.slice(1_450, 1_550)
