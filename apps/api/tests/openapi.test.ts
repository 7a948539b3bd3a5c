import { expect, test } from 'bun:test'
import { operationList, operations } from '@nexa/shared/operations'
import { openApiDocument } from '../src/openapi/document'
import { allEndpoints } from './support/endpoints'
import { lintDocument } from './support/lint-document'
import { useTeam } from './support/test-server'

const team = useTeam()

test('the server mounts every operation of the contract, and no other one', () => {
  const mounted = allEndpoints().map(({ operation }) => operation)
  expect(mounted.length).toBe(Object.keys(operations).length)
  for (const one of Object.values(operations)) {
    expect(mounted.map(({ method, path }) => `${method} ${path}`)).toContain(
      `${one.method} ${one.path}`,
    )
  }
})

test('every operation has a group, a summary of its own and a name of its own', () => {
  expect(operationList.length).toBe(Object.keys(operations).length)
  const summaries = operationList.map(({ summary }) => summary)
  expect(new Set(summaries).size).toBe(summaries.length)
})

test("the document passes the recommended rules of Redocly's linter", async () => {
  const source = await (await fetch(`${team().ada.url}/openapi.json`)).text()
  expect(await lintDocument(source)).toEqual([])
})

test('every success with a body has an example', async () => {
  const { paths } = openApiDocument('1.0.0')
  const withBody = operationList.filter(({ status, isDownload }) => status !== 204 && !isDownload)
  for (const { path, method, status } of withBody) {
    const described = paths[path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[method]
    const content = { 'application/json': { example: { success: true, data: expect.anything() } } }
    expect(described, `${method} ${path}`).toMatchObject({ responses: { [status]: { content } } })
  }
})

test('the docs page and all it loads come from this server', async () => {
  const { url } = team().ada
  const page = await fetch(`${url}/docs`)
  const text = await page.text()
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  const links = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => String(link))
  expect(links.length).toBeGreaterThan(3)
  for (const link of links) expect([link, (await fetch(url + link)).status]).toEqual([link, 200])
  expect((await fetch(`${url}/docs/package.json`)).status).toBe(404)
})
