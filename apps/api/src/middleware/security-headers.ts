import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from '../types/context'

/** Swagger UI puts style attributes on what it draws. Everything it needs comes from here. */
const documentationPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
}

export function securityHeaders() {
  const forAnswers = secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"] } })
  const forDocumentation = secureHeaders({ contentSecurityPolicy: documentationPolicy })
  return createMiddleware<AppEnv>((c, next) =>
    c.req.path.startsWith('/docs') ? forDocumentation(c, next) : forAnswers(c, next),
  )
}
