/** Routes for browsers, open to all and no operations of the API: an example of each. */
export const openPages: Record<string, string> = {
  'GET /openapi.json': '/openapi.json',
  'GET /asyncapi.json': '/asyncapi.json',
  'GET /docs': '/docs',
  'GET /docs/start.js': '/docs/start.js',
  'GET /docs/:asset': '/docs/swagger-ui.css',
}
