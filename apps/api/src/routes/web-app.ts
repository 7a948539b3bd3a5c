import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Context } from 'hono'
import { NotFound } from '../lib/errors'
import type { AppEnv } from '../types/context'

const oneYear = 'public, max-age=31536000, immutable'
const always = 'no-cache'
/** What programs ask for is never answered with a page. */
const isForPrograms = /^\/(api|ws|health|metrics|docs|openapi\.json|asyncapi\.json)(\/|$)/

/** As the build names them: no way out of the folder, and none too long for a file system. */
const isFileName = /^(\/[\w-][\w.-]{0,99}){1,4}$/

/**
 * The built web application: its files, and its page for every address that is one of its own. For what no
 * route answers, rather than a route for everything: the log and the figures name the route that answered.
 */
export function webApp(folder: string) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const { path: pathname, method } = c.req
    if (!isRead(method) || isForPrograms.test(pathname)) throw new NotFound('Route')
    // Names of the build's files change with their content.
    if (pathname.startsWith('/assets/')) return file(pathname, oneYear)
    if (path.extname(pathname) !== '') return file(pathname, always)
    if (!existsSync(path.join(folder, 'index.html'))) return c.redirect('/docs')
    return file('/index.html', always)
  }

  async function file(pathname: string, cacheControl: string): Promise<Response> {
    if (!isFileName.test(pathname)) throw new NotFound('Route')
    const content = Bun.file(path.join(folder, pathname))
    if (!(await content.exists())) throw new NotFound('Route')
    return new Response(content, { headers: { 'Cache-Control': cacheControl } })
  }
}

const isRead = (method: string) => method === 'GET' || method === 'HEAD'
