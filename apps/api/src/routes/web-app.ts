import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Context } from 'hono'
import { NotFound } from '../lib/errors'
import type { AppEnv } from '../types/context'
import { findWebFile } from './find-web-file'

const oneYear = 'public, max-age=31536000, immutable'
const always = 'no-cache'
/** What programs ask for is never answered with a page. */
const isForPrograms = /^\/(api|ws|health|metrics|docs|openapi\.json|asyncapi\.json)(\/|$)/

/**
 * The built web application: its files, and its page for every address that is one of its own. For what no
 * route answers, rather than a route for everything: the log and the figures name the route that answered.
 */
export function webApp(folder: string) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const { path: pathname, method } = c.req
    if (!isRead(method) || isForPrograms.test(pathname)) throw new NotFound('Route')
    // Names of the build's files change with their content.
    if (pathname.startsWith('/assets/')) return file(c, pathname, oneYear)
    if (path.extname(pathname) !== '') return file(c, pathname, always)
    if (!existsSync(path.join(folder, 'index.html'))) return c.redirect('/docs')
    return file(c, '/index.html', always)
  }

  async function file(c: Context<AppEnv>, name: string, cacheControl: string): Promise<Response> {
    const found = await findWebFile(folder, name, c.req.header('accept-encoding'))
    if (!found) throw new NotFound('Route')
    const { place, bytes, contentType, encoding, etag } = found
    const headers = { 'Cache-Control': cacheControl, ETag: etag, Vary: 'Accept-Encoding' }
    if (knows(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
    return new Response(Bun.file(place), {
      headers: {
        ...headers,
        'Content-Type': contentType,
        'Content-Length': String(bytes),
        ...(encoding && { 'Content-Encoding': encoding }),
      },
    })
  }
}

const isRead = (method: string) => method === 'GET' || method === 'HEAD'

/** Proxies that compress or change an answer mark its version as a weak one. */
const knows = (versions = '', etag: string) =>
  versions.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ||
  versions.trim() === '*'
