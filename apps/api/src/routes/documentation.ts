import path from 'node:path'
import { Hono } from 'hono'
import { html } from 'hono/html'
import manifest from '../../package.json'
import { asyncApiDocument } from '../asyncapi/document'
import { openApiDocument } from '../openapi/document'
import type { AppEnv } from '../types/context'

const assets = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'])
const assetFolder = path.dirname(Bun.resolveSync('swagger-ui-dist/package.json', import.meta.dir))

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true })`

const page = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Nexa API</title>
      <link rel="icon" href="/docs/favicon-32x32.png" />
      <link rel="stylesheet" href="/docs/swagger-ui.css" />
    </head>
    <body>
      <main id="api"></main>
      <script src="/docs/swagger-ui-bundle.js"></script>
      <script src="/docs/start.js"></script>
    </body>
  </html>`

const json = { 'Content-Type': 'application/json' }

/** The documents of the API and of its socket, and a page to read and try the first with. */
export function documentationRoutes(): Hono<AppEnv> {
  const openApi = JSON.stringify(openApiDocument(manifest.version))
  const asyncApi = JSON.stringify(asyncApiDocument(manifest.version))
  const routes = new Hono<AppEnv>()
  routes.get('/openapi.json', (c) => c.body(openApi, 200, json))
  routes.get('/asyncapi.json', (c) => c.body(asyncApi, 200, json))
  routes.get('/docs', (c) => c.html(page))
  routes.get('/docs/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript' }))
  routes.get('/docs/:asset', (c) => {
    const asset = c.req.param('asset')
    if (!assets.has(asset)) return c.notFound()
    return new Response(Bun.file(path.join(assetFolder, asset)))
  })
  return routes
}
