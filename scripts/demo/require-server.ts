import { createNexaClient } from '@nexa/client/nexa-client'
import { health } from '@nexa/shared/health'

/** Throws, with what to do, unless a Nexa answers. Asked once: who mistyped the address should not wait. */
export async function requireServer(url: string): Promise<void> {
  const isThere = await createNexaClient({ url })
    .getHealth({}, { signal: AbortSignal.timeout(5_000) })
    .then(({ data }) => health.safeParse(data).success)
    .catch(() => false)
  if (isThere) return
  throw new Error(
    `No Nexa answers at ${url}. Start it with "npm start" in another terminal, or name its address with --url.`,
  )
}
