import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from '../types/context'
import { clerkPolicy } from './clerk-policy'

/** No page of ours is in a frame, holds a plugin, has another base or sends a form elsewhere. */
const embedding = {
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** Swagger UI puts style attributes on what it draws. Everything it needs comes from here. */
const documentationPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  ...embedding,
}

/** Mantine writes style attributes; pictures of people come from wherever they have one. */
const pagePolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  ...embedding,
}

/** Answers for programs show nothing, wherever somebody opens them. */
const answerPolicy = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] }

/** A file that a browser takes for a page can run nothing and is nobody's: not even of our origin. */
const filePolicy = { sandbox: [], defaultSrc: ["'none'"] }

type Elsewhere = {
  /** Whose forms pages show; null: people have local accounts. */
  clerkOrigin: string | null
  /** Where pages load attachments from; null: from here. */
  filesOrigin: string | null
}

export function securityHeaders({ clerkOrigin, filesOrigin }: Elsewhere) {
  const others = [clerkOrigin, filesOrigin].filter((origin) => origin !== null)
  const forAnswers = secureHeaders({ contentSecurityPolicy: answerPolicy })
  const forDocumentation = secureHeaders({ contentSecurityPolicy: documentationPolicy })
  const forPages = secureHeaders({
    contentSecurityPolicy: {
      ...pagePolicy,
      // Browsers disagree whether 'self' holds for sockets.
      connectSrc: ["'self'", 'ws:', 'wss:', ...others],
      ...(clerkOrigin && clerkPolicy(clerkOrigin)),
    },
  })
  const forFiles = secureHeaders({ contentSecurityPolicy: filePolicy })
  return createMiddleware<AppEnv>((c, next) => {
    if (c.req.path.startsWith('/docs')) return forDocumentation(c, next)
    if (!c.req.path.startsWith('/api/')) return forPages(c, next)
    return c.req.path.endsWith('/download') ? forFiles(c, next) : forAnswers(c, next)
  })
}
