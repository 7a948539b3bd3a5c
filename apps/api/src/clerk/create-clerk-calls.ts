import { createClerkClient } from '@clerk/backend'
import type { z } from 'zod'
import { createClerkCaller, NotInClerk } from './clerk-caller'
import type { ClerkSettings } from './clerk-settings'

/** The most that Clerk answers with at once. */
const pageSize = 500

type Raw = { raw: unknown }
type ReadPage = (page: {
  limit: number
  offset: number
}) => Promise<{ data: Raw[]; totalCount: number }>

export type ClerkCalls = ReturnType<typeof createClerkCalls>

/** Clerk's SDK, and its answers parsed by our own schemas. */
export function createClerkCalls(
  settings: Pick<ClerkSettings, 'secretKey' | 'publishableKey' | 'apiUrl'>,
  timeoutMs: number,
) {
  const { secretKey, publishableKey, apiUrl } = settings
  const telemetry = { disabled: true }
  const ask = createClerkCaller(timeoutMs)
  return {
    clerk: createClerkClient({ secretKey, publishableKey, apiUrl, telemetry }),
    ask,
    async askFor<T extends z.ZodType>(schema: T, call: () => Promise<Raw>): Promise<z.output<T>> {
      return schema.parse((await ask(call)).raw)
    },
    async *list<T extends z.ZodType>(schema: T, read: ReadPage): AsyncGenerator<z.output<T>> {
      for (let offset = 0; ; ) {
        const { data, totalCount } = await ask(() => read({ limit: pageSize, offset }))
        for (const { raw } of data) yield schema.parse(raw)
        offset += data.length
        if (data.length === 0 || offset >= totalCount) return
      }
    },
  }
}

/** For what may be missing. */
export function nullIfGone(error: unknown): null {
  if (error instanceof NotInClerk) return null
  throw error
}
