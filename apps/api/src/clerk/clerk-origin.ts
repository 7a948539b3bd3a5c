/** A publishable key holds the host of the project's own Clerk, ended by a dollar sign. null: it is no such key. */
export function clerkOriginOf(publishableKey: string): string | null {
  const encoded = publishableKey.replace(/^pk_(test|live)_/, '')
  const host = /^([a-z0-9.:-]+)\$$/i.exec(Buffer.from(encoded, 'base64').toString())?.[1]
  return host ? `https://${host}` : null
}
