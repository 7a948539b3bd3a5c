import { describe, expect, test } from 'bun:test'
import { operationList, operations } from '@nexa/shared/operations'
import type { z } from 'zod'

const parts = operationList.flatMap(({ name, params, query, body }): [string, z.ZodType][] => [
  [`the path of ${name}`, params],
  [`the query of ${name}`, query],
  [`the body of ${name}`, body],
])

/** The keys that are refused for being there, not for what they hold. */
function unknownKeys(schema: z.ZodType, value: object): string[] {
  const issues = schema.safeParse(value).error?.issues ?? []
  return issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
}

const parameterNames = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]))

describe('every part of every request', () => {
  test('is looked at here', () => {
    expect(operationList.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort())
    expect(operationList.length).toBeGreaterThan(50)
  })

  /** What Clerk says beside what we use is its own business. */
  const ours = parts.filter(([name]) => name !== 'the body of receiveClerkWebhook')

  test.each(ours)('%s refuses a key it does not know', (_, schema) => {
    expect(unknownKeys(schema, { surprise: 1 })).toEqual(['surprise'])
  })

  test.each(parts)('%s is an object', (_, schema) => {
    for (const other of [null, undefined, 'text', 1, []])
      expect(schema.safeParse(other).success).toBe(false)
  })
})

test('what lies within a body is as strict as the body', () => {
  const value = { settings: { allowGuestComments: true, surprise: 1 } }
  expect(unknownKeys(operations.updateWorkspace.body, value)).toEqual(['surprise'])
})

describe('every path', () => {
  test('is declared once for each method', () => {
    const routes = operationList.map(({ method, path }) => `${method} ${path}`)
    expect(routes.filter((one, at) => routes.indexOf(one) !== at)).toEqual([])
  })

  test.each(
    operationList.map(({ name, path, params }): [string, string, z.ZodType] => [
      name,
      path,
      params,
    ]),
  )('of %s (%s) names just what its parameters are', (_, path, params) => {
    const names = parameterNames(path)
    const filled = Object.fromEntries(names.map((name) => [name, '']))
    expect(unknownKeys(params, filled)).toEqual([])
    const missing = params.safeParse({}).error?.issues.map((issue) => issue.path.join('.')) ?? []
    expect(missing.sort()).toEqual(names.sort())
  })

  test.each(operationList.map(({ name, path }): [string, string] => [name, path]))(
    '%s is written as paths are: %s',
    (_, path) => {
      expect(path).toMatch(/^(\/(:[a-zA-Z]+|[a-z-]+))+$/)
    },
  )
})

describe('what an operation takes and answers', () => {
  test('only a write has a body or a form, and never both', () => {
    const odd = operationList.filter(({ method, hasBody, file }) =>
      method === 'get' || method === 'delete' ? hasBody || file : hasBody && file,
    )
    expect(odd).toEqual([])
  })

  test('a deletion answers nothing, and a reading something', () => {
    const statuses = (method: string) =>
      new Set(
        operationList
          .filter((one) => one.method === method && !one.isDownload)
          .map((one) => one.status),
      )
    expect(statuses('delete')).toEqual(new Set([204]))
    expect(statuses('get')).toEqual(new Set([200]))
    expect(statuses('patch')).toEqual(new Set([200]))
  })

  test('what is about one workspace of the path names it there', () => {
    const about = operationList.filter(({ workspace }) => workspace === 'path')
    expect(about.length).toBeGreaterThan(5)
    for (const { path } of about) expect(path).toStartWith('/api/workspaces/:id')
  })

  test('only these are open to who is not signed in', () => {
    const open = operationList.filter(({ access }) => access === 'public').map(({ name }) => name)
    expect(open.sort()).toEqual([
      'getHealth',
      'getInvitation',
      'getLiveness',
      'getMetrics',
      'getReadiness',
      'getSignInOptions',
      'receiveClerkWebhook',
      'signIn',
      'signUp',
    ])
  })
})
