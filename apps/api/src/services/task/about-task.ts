import type { Written } from '@nexa/db/written'
import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { statement } from '../../lib/statement'
import { parseTaskKey } from '../../lib/task-key'
import type { ReadScope } from '../scope'

/** What lies in a deleted project is not there. */
const isThere = (workspaceId: SQLWrapper) => sql`t.workspace_id = ${workspaceId}
  and p.workspace_id = ${workspaceId} and p.status <> 'deleted'`

type Named<More extends string> = (
  scope: Pick<ReadScope, 'workspaceId'>,
  ref: string,
  more: Record<More, unknown>,
) => Written

/**
 * A statement about a task `t` of a project `p`, which requests name by id or by a key such as NEX-42, and
 * `given` what else it takes.
 */
export function aboutTask<More extends string = never>(
  write: (isTask: SQL, given: (name: More) => Placeholder) => SQL,
): Named<More> {
  const byId = statement<string>((given) =>
    write(sql`${isThere(given('workspaceId'))} and t.id = ${given('ref')}::uuid`, given),
  )
  const byKey = statement<string>((given) =>
    write(
      sql`${isThere(given('workspaceId'))} and p.key = ${given('projectKey')}
        and t.number = ${given('number')}::int`,
      given,
    ),
  )
  return ({ workspaceId }, ref, more) => {
    const key = parseTaskKey(ref)
    return key ? byKey({ workspaceId, ...key, ...more }) : byId({ workspaceId, ref, ...more })
  }
}
