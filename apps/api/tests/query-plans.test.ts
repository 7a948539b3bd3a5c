import { afterAll, beforeAll, expect, test } from 'bun:test'
import pg from 'pg'
import { z } from 'zod'
import { type ABoard, aBoard } from './support/a-board'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

// Before the server of this file connects: every statement it sends is heard here.
const sent = new Set<string>()
const { query } = pg.Client.prototype
beforeAll(() => {
  pg.Client.prototype.query = new Proxy(query, {
    apply(run, client, args: unknown[]) {
      const [config] = args
      if (typeof config === 'object' && config && 'text' in config) sent.add(String(config.text))
      return Reflect.apply(run, client, args)
    },
  })
})
afterAll(() => {
  pg.Client.prototype.query = query
})

const team = useTeam()
let board: ABoard
beforeAll(async () => {
  board = await aBoard(team().ada)
})

type Node = {
  'Node Type': string
  'Relation Name'?: string | undefined
  'Index Cond'?: string | undefined
  Plans?: Node[] | undefined
}
const node: z.ZodType<Node> = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  Plans: z.lazy(() => z.array(node)).optional(),
})
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: node })]) })])

/** A workspace has as many of these as it likes: its id alone leads to too many. */
const large = [
  'tasks',
  'task_words',
  'comments',
  'activity_logs',
  'task_watchers',
  'task_dependencies',
]
const isWorkspaceAlone = /^\(workspace_id = \S+\)$/

/** Tables that are read from end to end, or all that a workspace has there. */
function readWhole(plan: Node): string[] {
  const { 'Node Type': type, 'Relation Name': table = '', 'Index Cond': condition } = plan
  const isByIndex = /^Index (Only )?Scan/.test(type)
  const isWhole =
    type === 'Seq Scan' ||
    (isByIndex && condition === undefined) ||
    (isByIndex && large.includes(table) && isWorkspaceAlone.test(condition ?? ''))
  const below = (plan.Plans ?? []).flatMap(readWhole)
  return isWhole && table ? [table, ...below] : below
}

/** Statements about our own tables, without those of the job queue. */
const ours = () =>
  [...sent].filter(
    (text) => /^\s*(select|with|insert|update|delete)/i.test(text) && !/jobs\./.test(text),
  )

async function tablesReadWhole(): Promise<string[]> {
  return withSql(team().databaseUrl, async (sql) => {
    // On tables this small the planner would not use an index otherwise.
    await sql.query(
      'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off',
    )
    const found: string[] = []
    for (const text of ours()) {
      const { rows } = await sql.query(`explain (generic_plan, format json) ${text}`)
      const [
        {
          'QUERY PLAN': [{ Plan: plan }],
        },
      ] = explained.parse(rows)
      for (const table of readWhole(plan)) found.push(`${table} in: ${text.slice(0, 200)}`)
    }
    return found
  })
}

const task = () => `/api/tasks/${board.tasks[0].id}`
const project = () => `/api/projects/${board.project.id}`
const requests: [string, () => PromiseLike<unknown>][] = [
  ['a task', () => team().ada.get(task())],
  ['a list', () => team().ada.get(`${project()}/tasks?limit=50`)],
  ['a list by another key', () => team().ada.get(`${project()}/tasks?sort=-number`)],
  ['a board', () => team().ada.get(`${project()}/board`)],
  ['changes', () => team().ada.get(`${project()}/changes?since=0`)],
  ['a search', () => team().ada.get('/api/search?q=First')],
  ['my tasks', () => team().ada.get('/api/tasks/recent?mine=true')],
  ['comments', () => team().ada.get(`${task()}/comments`)],
  ['the activity', () => team().ada.get(`${task()}/activity`)],
  ['a comment', () => team().ada.post(`${task()}/comments`, { content: 'Hello' })],
  ['a move', () => team().ada.post(`${task()}/move`, { statusId: board.done.id, order: 0 })],
  ['a new task', () => team().ada.post(`${project()}/tasks`, { title: 'New' })],
  ['an update', () => team().ada.patch(task(), { title: 'Renamed' })],
]

test.each(requests)('%s reads no table from end to end', async (_, request) => {
  sent.clear()
  await request()
  expect(ours().length).toBeGreaterThan(0)
  expect(await tablesReadWhole()).toEqual([])
})
