import type { Written } from '@nexa/db/written'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { statement } from '../../lib/statement'
import { parseTaskKey } from '../../lib/task-key'
import type { ReadScope } from '../scope'

/** What lies in a deleted project is not there. */
const isThere = (workspaceId: SQLWrapper) => sql`t.workspace_id = ${workspaceId}
  and p.workspace_id = ${workspaceId} and p.status <> 'deleted'`

/** A statement about a task `t` of a project `p`, which requests name by id or by a key such as NEX-42. */
export function aboutTask(
  write: (isTask: SQL) => SQL,
): (scope: Pick<ReadScope, 'workspaceId'>, ref: string) => Written {
  const byId = statement<'workspaceId' | 'id'>((given) =>
    write(sql`${isThere(given('workspaceId'))} and t.id = ${given('id')}::uuid`),
  )
  const byKey = statement<'workspaceId' | 'projectKey' | 'number'>((given) =>
    write(
      sql`${isThere(given('workspaceId'))} and p.key = ${given('projectKey')}
        and t.number = ${given('number')}::int`,
    ),
  )
  return ({ workspaceId }, ref) => {
    const key = parseTaskKey(ref)
    return key ? byKey({ workspaceId, ...key }) : byId({ workspaceId, id: ref })
  }
}
