import { type SQL, sql } from 'drizzle-orm'

/**
 * A query for all the words, the last one as a beginning. Each is quoted, so that nothing in it is an
 * operator; PostgreSQL takes it apart as it did with the texts. `weight`: only in titles (A).
 */
export function wordsQuery(text: string, weight: 'A' | '' = ''): SQL {
  const words = text.split(/\s+/).filter(Boolean)
  const parts = words.map((word, at) => {
    const quoted = `'${word.replace(/['\\]/g, '$&$&')}'`
    const flags = (at === words.length - 1 ? '*' : '') + weight
    return flags === '' ? quoted : `${quoted}:${flags}`
  })
  return sql`to_tsquery('simple', ${parts.join(' & ')})`
}
