/** Pages that may use a visitor's session: our own, and those of CORS_ORIGIN. */
export type AllowedOrigins = (origin: string, requestUrl: string) => boolean

export function allowedOrigins(publicUrl: string, corsOrigins: readonly string[]): AllowedOrigins {
  const named = new Set([new URL(publicUrl).origin, ...corsOrigins])
  return (origin, requestUrl) => named.has(origin) || origin === new URL(requestUrl).origin
}
