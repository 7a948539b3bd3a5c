import { cardJson, detailJson, hitJson, taskJson, taskSource } from './json-sql'

/** $1: the task. */
export const getSql = `select ${detailJson} as text from ${taskSource}
  join users creator on creator.id = t.created_by_id
  left join workflow_statuses s on s.id = t.status_id
  where t.id = $1::uuid and p.status <> 'deleted'`

/** $1: the project. */
export const listSql = `select '{"tasks":[' || (select string_agg(page.task, ',') from (
      select ${taskJson} as task from ${taskSource}
      left join workflow_statuses s on s.id = t.status_id
      where t.project_id = $1::uuid order by s."order", t."order", t.id limit 50) page)
    || '],"total":' || (select count(*) from tasks t where t.project_id = $1::uuid) || '}' as text`

/** $1: the project. */
export const boardSql = `select '[' || string_agg('{"column":' || to_json(s)::text || ',"tasks":['
      || coalesce(cards.cards, '') || ']}', ',' order by s."order") || ']' as text
  from workflow_statuses s left join (
    select t.status_id, string_agg(${cardJson}, ',' order by t."order", t.id) as cards
    from ${taskSource} where t.project_id = $1::uuid group by 1
  ) cards on cards.status_id = s.id
  where s.project_id = $1::uuid`

/** $1: the project. */
export const boardVersionSql = `select epoch || '-' || head as text from event_streams
  where id = $1::uuid`

/** $1: words, $2: the workspace. */
export const searchSql = `with query as (select to_tsquery('simple', $1 || ':*') as query),
  found as (
    select t.task_id as hit_id, t.task_id, null::uuid as comment_id,
      1 + ts_rank(t.words, query) as score
    from task_words t, query where t.workspace_id = $2::uuid and t.words @@ query
    union all
    select c.id, c.task_id, c.id, ts_rank(c.search, query)
    from comments c, query where c.workspace_id = $2::uuid and c.search @@ query
  ), page as (select * from found order by score desc, hit_id desc limit 21)
  select json_agg(${hitJson} order by page.score desc)::text as text
  from query, page join tasks t on t.id = page.task_id join projects p on p.id = t.project_id
  left join comments c on c.id = page.comment_id left join users u on u.id = c.user_id`
