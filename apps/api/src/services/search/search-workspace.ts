import type { Database } from '@nexa/db/client'
import { transaction } from '@nexa/db/transaction'
import type { SearchHit, SearchQuery } from '@nexa/shared/search'
import { type SQL, sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { keyset } from '../../lib/keyset'
import type { Page } from '../../lib/page'
import { idKey, numberKey } from '../../lib/sort-keys'
import { isoTime, personJson } from '../../lib/sql-json'
import { written } from '../../lib/statement'
import { parseTaskKey } from '../../lib/task-key'
import type { Scope } from '../scope'
import { taskProjectJson } from '../task/task-detail-json'
import { markAll, markExcerpt, readMarks } from './marked-text'
import { wordsQuery } from './search-words'

type Marked = Omit<SearchHit, 'task' | 'excerpt'> & {
  task: Omit<SearchHit['task'], 'title'> & { title: string }
  excerpt: string | null
}

/** Whatever its rank, a title stands above a description, and that above a comment; a key above all. */
const tiers = { key: 30_000_000, title: 20_000_000, description: 10_000_000, comment: 0 }
const rankSteps = 1_000_000

const pagesOf = ({ q, type }: SearchQuery) =>
  keyset(`search:${type ?? 'all'}:${q}`, [numberKey(sql`score`, true), idKey(sql`hit_id`, true)])

export async function searchWorkspace(
  { db, workspaceId }: Scope,
  query: SearchQuery,
): Promise<Page<SearchHit>> {
  const { q, type, limit, cursor } = query
  const pages = pagesOf(query)
  const words = wordsQuery(q)
  const key = parseTaskKey(q)
  const named = sql`(select t.id from tasks t join projects p on p.id = t.project_id
    where p.workspace_id = ${workspaceId} and p.key = ${key?.projectKey ?? null}
      and t.number = ${key?.number ?? null}::int)`
  const find = sql`with found as (
        select t.task_id as hit_id, t.task_id, null::uuid as comment_id,
          case when t.task_id = ${named} then ${tiers.key}::int
            when t.words @@ ${wordsQuery(q, 'A')} then ${tiers.title}::int
            else ${tiers.description}::int end
            + round(ts_rank(t.words, ${words}) * ${rankSteps}::int)::int as score
        from task_words t
        where ${type !== 'comment'} and t.workspace_id = ${workspaceId}
          and (t.words @@ ${words} or t.task_id = ${named})
        union all
        select c.id, c.task_id, c.id,
          ${tiers.comment}::int + round(ts_rank(c.search, ${words}) * ${rankSteps}::int)::int
        from comments c
        where ${type !== 'task'} and c.workspace_id = ${workspaceId} and c.search @@ ${words}
      ), page as (
        select found.* from found join tasks t on t.id = found.task_id
        join projects p on p.id = t.project_id and p.status <> 'deleted'
        where ${pages.after(cursor)}
        order by ${pages.orderBy} limit ${limit + 1}
      )
      select ${pages.cursorKeys} as keys, json_build_object(
        'type', case when c.id is null then 'task' else 'comment' end,
        'task', json_build_object('id', t.id, 'key', p.key || '-' || t.number,
          'title', ${markAll(sql`t.title`, words)}, 'statusId', t.status_id,
          'completedAt', ${isoTime(sql`t.completed_at`)}),
        'project', ${taskProjectJson},
        'comment', case when c.id is not null then json_build_object(
          'id', c.id, 'user', ${personJson(sql`u`)}, 'createdAt', ${isoTime(sql`c.created_at`)}) end,
        'excerpt', ${markExcerpt(sql`case when c.id is null then t.description else c.content end`, words)}) as hit
      from page join tasks t on t.id = page.task_id join projects p on p.id = t.project_id
      left join comments c on c.id = page.comment_id left join users u on u.id = c.user_id
      order by ${pages.orderBy}`
  const rows = await withOnePlan<{ hit: Marked; keys: CursorKey[] }>(db, find)
  return pages.cut(rows, limit).map((row) => hitOf(row.hit))
}

/**
 * PostgreSQL can't tell how much a word finds before it has the word. In a large database it would plan each search
 * anew, which takes longer than the search.
 */
async function withOnePlan<Row extends Record<string, unknown>>(db: Database, query: SQL) {
  const { result } = await transaction<Row[], object, Row>(db, {
    first: { text: 'set local plan_cache_mode = force_generic_plan', values: [] },
    second: written(query),
    run: async (_, __, rows) => rows,
  })
  return result
}

const hitOf = ({ task, excerpt, ...hit }: Marked): SearchHit => ({
  ...hit,
  task: { ...task, title: readMarks(task.title) },
  excerpt: excerpt === null ? null : readMarks(excerpt),
})
