import { beforeAll, expect, test } from 'bun:test'
import type pg from 'pg'
import { z } from 'zod'
import { aWorld, type Ids } from './support/access/world'
import { foundingTables } from './support/founding-tables'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()

type Pair = { ours: Ids; theirs: Ids }
type Sql = (text: string, ...values: string[]) => Promise<pg.QueryResult>
let pair: Pair

beforeAll(async () => {
  const { ada, mallory } = team()
  pair = { ours: (await aWorld(ada)).ids, theirs: (await aWorld(mallory)).ids }
})

/** On the database of two workspaces; rolled back in the end. */
const inTransaction = (run: (sql: Sql, ids: Pair) => Promise<void>) =>
  withSql(team().databaseUrl, async (client) => {
    await client.query('begin')
    await run((text, ...values) => client.query(text, values), pair)
    await client.query('rollback')
  })

const columnRows = z.array(z.object({ table: z.string(), columns: z.array(z.string()) }))

const columnsByTable = () =>
  withSql(team().databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select table_name as table, json_agg(column_name) as columns
        from information_schema.columns where table_schema = 'public' group by 1`,
    )
    return new Map(columnRows.parse(rows).map((row) => [row.table, row.columns]))
  })

test.each(Object.entries(foundingTables))(
  'the table %s has all its columns',
  async (table, wanted) => {
    const found = (await columnsByTable()).get(table) ?? []
    expect(found).toEqual(expect.arrayContaining(wanted))
  },
)

/** These belong to a person or to the installation, not to a workspace. */
const withoutTenant = [
  'accounts',
  'clerk_objects',
  'idempotency_keys',
  'sessions',
  'users',
  'verifications',
  'webhook_deliveries',
  'workspaces',
]

test('every other table names the workspace of its rows', async () => {
  const tables = await columnsByTable()
  const lacking = [...tables].filter(([, columns]) => !columns.includes('workspace_id'))
  expect(lacking.map(([table]) => table).sort()).toEqual(withoutTenant)
})

const task = 'update tasks set'
const fileColumns =
  '(id, workspace_id, task_id, uploaded_by_id, file_name, file_url, file_size, mime_type)'

/** A link into another workspace: `$1` is ours, `$2` theirs. */
const crossings: [string, string, (ids: Pair) => string[]][] = [
  [
    'task → project',
    `${task} project_id = $2, number = 99 where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.project],
  ],
  [
    'task → column',
    `${task} status_id = $2 where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.status],
  ],
  [
    'task → assignee',
    `${task} assignee_id = $2 where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.member],
  ],
  [
    'task → workspace',
    `${task} workspace_id = $2 where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.workspace],
  ],
  [
    'column → project',
    "update workflow_statuses set project_id = $2, name = 'Moved' where id = $1",
    ({ ours, theirs }) => [ours.done, theirs.project],
  ],
  [
    'project → workspace',
    "update projects set workspace_id = $2, key = 'MOVED' where id = $1",
    ({ ours, theirs }) => [ours.project, theirs.workspace],
  ],
  [
    'task → dependency',
    `insert into task_dependencies (id, workspace_id, task_id, depends_on_id)
      select gen_random_uuid(), workspace_id, id, $2 from tasks where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.task],
  ],
  [
    'dependency → task',
    `insert into task_dependencies (id, workspace_id, task_id, depends_on_id)
      select gen_random_uuid(), workspace_id, $2, id from tasks where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.task],
  ],
  [
    'watcher → member',
    `insert into task_watchers (id, workspace_id, task_id, user_id)
      select gen_random_uuid(), workspace_id, id, $2 from tasks where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.member],
  ],
  [
    'watcher → task',
    `insert into task_watchers (id, workspace_id, task_id, user_id)
      select gen_random_uuid(), workspace_id, $2, created_by_id from tasks where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.task],
  ],
  [
    'comment → task',
    'update comments set task_id = $2 where id = $1',
    ({ ours, theirs }) => [ours.comment, theirs.task],
  ],
  [
    'attachment → task',
    `insert into attachments ${fileColumns}
      select gen_random_uuid(), workspace_id, $2, created_by_id, 'a', 'a', 1, 'text/plain'
      from tasks where id = $1`,
    ({ ours, theirs }) => [ours.task, theirs.task],
  ],
]

test.each(crossings)(
  'SQL itself refuses a link %s into another workspace',
  async (_, text, valuesOf) => {
    await inTransaction(async (sql, ids) => {
      await expect(sql(text, ...valuesOf(ids))).rejects.toMatchObject({ code: '23503' })
    })
  },
)

test('a task cannot stand in a column of another project of its workspace', async () => {
  const { ada } = team()
  const { ids } = await aWorld(ada)
  await inTransaction(async (sql, { ours }) => {
    await expect(
      sql(`${task} status_id = $2 where id = $1`, ours.task, ids.status),
    ).rejects.toMatchObject({
      code: '23503',
    })
  })
})

test('a deleted column leaves its tasks in their project, without a column', async () => {
  await inTransaction(async (sql, { ours }) => {
    await sql('delete from workflow_statuses where id = $1', ours.status)
    const { rows } = await sql('select project_id, status_id from tasks where id = $1', ours.task)
    expect(rows).toEqual([{ project_id: ours.project, status_id: null }])
  })
})

test('a removed member leaves their tasks in the workspace, without an assignee', async () => {
  await inTransaction(async (sql, { ours }) => {
    const { workspace, member } = ours
    await sql(
      'delete from workspace_members where workspace_id = $1 and user_id = $2',
      workspace,
      member,
    )
    const { rows } = await sql(
      'select workspace_id, assignee_id, created_by_id from tasks where id = $1',
      ours.task,
    )
    expect(rows).toEqual([{ workspace_id: workspace, assignee_id: null, created_by_id: member }])
  })
})

const attach = `insert into attachments ${fileColumns}
  select gen_random_uuid(), workspace_id, id, created_by_id, 'a', 'a', 1, 'text/plain' from tasks where id = $1`
const watch = `insert into task_watchers (id, workspace_id, task_id, user_id)
  select gen_random_uuid(), workspace_id, id, created_by_id from tasks where id = $1 on conflict do nothing`
const depend = `insert into task_dependencies (id, workspace_id, task_id, depends_on_id)
  select gen_random_uuid(), workspace_id, id, $2 from tasks where id = $1`

const leftOf = `select (select count(*)::int from tasks where id = $1) as tasks,
  (select count(*)::int from comments where task_id = $1) as comments,
  (select count(*)::int from attachments where task_id = $1) as attachments,
  (select count(*)::int from task_watchers where task_id = $1) as watchers,
  (select count(*)::int from task_dependencies where $1 in (task_id, depends_on_id)) as dependencies`

const countsOf = ({ rows }: pg.QueryResult) => Object.values(rows[0] ?? {})

test.each([
  ['task', 'delete from tasks where id = $1'],
  ['project', 'delete from projects where id = (select project_id from tasks where id = $1)'],
])('with a %s goes all that belongs to it', async (_, remove) => {
  await inTransaction(async (sql, { ours }) => {
    await sql(attach, ours.task)
    await sql(watch, ours.task)
    await sql(depend, ours.task, ours.neighbour)
    await sql(depend, ours.neighbour, ours.task)
    expect(countsOf(await sql(leftOf, ours.task))).not.toContain(0)
    await sql(remove, ours.task)
    expect(countsOf(await sql(leftOf, ours.task))).toEqual([0, 0, 0, 0, 0])
  })
})

test('a workspace goes with all of its rows, and only when it is purged on purpose', async () => {
  await inTransaction(async (sql, { ours, theirs }) => {
    await sql('savepoint before')
    const purge = () => sql('delete from workspaces where id = $1', ours.workspace)
    await expect(purge()).rejects.toThrow('activity_logs is append-only')
    await sql('rollback to before')
    await sql("set local nexa.purge = 'on'")
    const epoch = () => sql('select epoch from event_streams where id = $1', ours.member)
    const { rows: before } = await epoch()
    await purge()
    // What it told in the streams of people is gone, too: those have holes now.
    expect((await epoch()).rows).not.toEqual(before)
    for (const table of [
      'projects',
      'tasks',
      'workspace_members',
      'event_streams',
      'activity_logs',
    ]) {
      const count = `select count(*)::int as rows from ${table} where workspace_id = $1`
      expect((await sql(count, ours.workspace)).rows).toEqual([{ rows: 0 }])
      expect((await sql(count, theirs.workspace)).rows).not.toEqual([{ rows: 0 }])
    }
  })
})

test('who made something cannot be deleted from under it', async () => {
  await inTransaction(async (sql, { ours }) => {
    const remove = sql('delete from users where id = $1', ours.member)
    await expect(remove).rejects.toMatchObject({ code: '23503' })
  })
})

test.each(["update activity_logs set action = 'updated'", 'delete from activity_logs'])(
  'the activity log refuses: %s',
  async (text) => {
    await inTransaction(async (sql) => {
      await expect(sql(text)).rejects.toThrow('activity_logs is append-only')
    })
  },
)

test('two tasks never share a place, and two events never a number', async () => {
  await inTransaction(async (sql, { ours }) => {
    await sql('savepoint before')
    await sql(
      `${task} "order" = (select "order" from tasks where id = $2) where id = $1`,
      ours.task,
      ours.neighbour,
    )
    await expect(sql('set constraints all immediate')).rejects.toMatchObject({
      constraint: 'tasks_status_order',
    })
    await sql('rollback to before')
    const again = `insert into activity_logs
      select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid()))).*
      from activity_logs l where stream_id = $1 limit 1`
    await expect(sql(again, ours.project)).rejects.toMatchObject({
      constraint: 'activity_logs_stream_seq',
    })
  })
})
