import { expect, test } from 'bun:test'
import type { Operation } from '@nexa/shared/operation'
import fc from 'fast-check'
import { aBoard } from './support/a-board'
import { anyText, inputOf, type KnownIds } from './support/arbitrary-input'
import type { Team } from './support/cast'
import { checkAnswer } from './support/check-answer'
import type { Client } from './support/client'
import { allEndpoints } from './support/endpoints'
import { expectNoLeak } from './support/expect-no-leak'
import { useTeam } from './support/test-server'

const team = useTeam()

type FuzzRequest = { method: string; path: string; body?: string; headers: Record<string, string> }

// They would end what all other requests need, and take nothing but an id.
const left = ['post /api/auth/sign-out', 'delete /api/projects/:id', 'delete /api/workspaces/:id']
const operations = allEndpoints()
  .map(({ operation }) => operation)
  .filter(({ method, path }) => !left.some((one) => `${method} ${path}`.startsWith(one)))

const entriesOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []
const encode = (value: unknown) =>
  encodeURIComponent(
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed(),
  )

/** Mostly of things there are. */
function paramsOf({ path, params }: Operation, ids: KnownIds): fc.Arbitrary<unknown> {
  const named = [...path.matchAll(/(\w+)\/:(\w+)/g)].map(
    ([, before = '', name = '']) => [name, fc.constantFrom(...ids(before))] as const,
  )
  const anything = named.map(([name]) => [name, anyText] as const)
  return fc.oneof(
    { weight: 7, arbitrary: fc.record(Object.fromEntries(named)) },
    { weight: 1, arbitrary: inputOf(params, ids) },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(anything)) },
  )
}

function requestTo(operation: Operation, ids: KnownIds): fc.Arbitrary<FuzzRequest> {
  const { query, body, hasBody } = operation
  return fc
    .record({
      params: paramsOf(operation, ids),
      query: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, inputOf(query, ids)),
      body: fc.oneof(
        { weight: 9, arbitrary: inputOf(body, ids).map((value) => JSON.stringify(value)) },
        { weight: 1, arbitrary: anyText },
      ),
      headers: fc.oneof({ weight: 14, arbitrary: fc.constant({}) }, oddHeaders),
    })
    .map((input) => {
      const values = new Map(entriesOf(input.params))
      const path = operation.path.replace(/:(\w+)/g, (_, name) => encode(values.get(name) ?? '-'))
      const search = entriesOf(input.query).map(
        ([name, value]) => `${encode(name)}=${encode(value)}`,
      )
      return {
        method: operation.method.toUpperCase(),
        path: search.length > 0 ? `${path}?${search.join('&')}` : path,
        headers: input.headers,
        ...(hasBody && { body: input.body }),
      }
    })
}

const headerText = fc.stringMatching(/^[\x21-\x7e\xa1-\xff]{0,40}$/)
const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    ...['Authorization', 'Cookie', 'Origin', 'X-Workspace-Id', 'Idempotency-Key', 'X-Request-Id'],
    ...['If-None-Match', 'X-Forwarded-For', 'Content-Type', 'Accept', 'X-Forwarded-Host'],
  ),
  fc.oneof(headerText, fc.uuid()),
)

const garbage: fc.Arbitrary<FuzzRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD'),
    path: fc
      .array(fc.oneof(fc.constantFrom('api', 'tasks', 'projects', 'ws', 'auth', '..'), anyText))
      .map((parts) => `/${parts.map((part) => encode(part).replaceAll('%25', '%')).join('/')}`),
    body: anyText,
    headers: oddHeaders,
  })
  .map(({ body, ...rest }) => (/GET|HEAD/.test(rest.method) ? rest : { ...rest, body }))

/** A board's worth of things, so that requests get further than to a 404. */
async function someThings({ ada, linus, mallory }: Team): Promise<KnownIds> {
  const { project, todo, inProgress, done, tasks } = await aBoard(ada)
  const comment = await ada.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'Why?' })
  const foreign = await aBoard(mallory)
  const idsOf = (things: { id: string }[]) => things.map(({ id }) => id)
  return (name) => {
    if (/project/i.test(name)) return idsOf([project, project, foreign.project])
    if (/status|moveTo|orderedIds/i.test(name)) return idsOf([todo, inProgress, done, foreign.todo])
    if (/user|assignee|member/i.test(name)) return [ada.userId, linus.userId, mallory.userId]
    if (/workspace/i.test(name)) return [ada.workspaceId, ada.workspaceId, mallory.workspaceId]
    if (/comment/i.test(name)) return [comment.id]
    return [...idsOf(tasks), foreign.tasks[0].id, tasks[0].key]
  }
}

async function expectFine(client: Client, request: FuzzRequest): Promise<void> {
  const { method, path, body, headers } = request
  if (!URL.canParse(client.url + path)) return
  const response = await client.fetch(method, path, body, headers)
  const text = await response.text()
  expect(response.status).toBeLessThan(500)
  if (response.status >= 400) expectNoLeak(text)
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  if (isJson && text !== '') checkAnswer(method, path, response.status, JSON.parse(text))
}

const names = ['ada', 'ada', 'grace', 'linus', 'edsger', 'mallory'] as const
const rounds = 8
const requestsPerRound = 400

for (let round = 1; round <= rounds; round += 1) {
  test(`no request makes the server fail or tell of its insides (${round} of ${rounds})`, async () => {
    const people = team()
    const ids = await someThings(people)
    const request = fc.oneof(
      { weight: 12, arbitrary: fc.oneof(...operations.map((one) => requestTo(one, ids))) },
      { weight: 1, arbitrary: garbage },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), request, (name, one) =>
        expectFine(people[name], one),
      ),
      { numRuns: requestsPerRound },
    )
  })
}
