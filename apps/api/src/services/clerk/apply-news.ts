import type { ClerkBase } from './clerk-base'
import type { ClerkNews, ClerkSource } from './clerk-event'

/** Brings what Clerk says into the database: the same for webhooks, first sight and `clerk:sync`. */
export async function applyNews(
  _base: ClerkBase,
  _news: ClerkNews,
  _source: ClerkSource,
): Promise<void> {
  throw new Error('to be written')
}
