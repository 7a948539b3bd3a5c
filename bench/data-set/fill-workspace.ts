import { closeDatabase, type Database, openDatabase } from '@nexa/db/client'
import { accounts } from '@nexa/db/schema/accounts'
import { activityLogs } from '@nexa/db/schema/activity-logs'
import { comments } from '@nexa/db/schema/comments'
import { eventStreams } from '@nexa/db/schema/event-streams'
import { projects } from '@nexa/db/schema/projects'
import { taskWatchers } from '@nexa/db/schema/task-watchers'
import { tasks } from '@nexa/db/schema/tasks'
import { users } from '@nexa/db/schema/users'
import { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import { workspaceMembers } from '@nexa/db/schema/workspace-members'
import { eq, sql } from 'drizzle-orm'
import { activityRows } from './activity-rows'
import { insertRows } from './insert-rows'
import { emailOf, peopleCount } from './people'
import { projectRows, tasksPerProject } from './project-rows'

type Owner = { workspaceId: string; userId: string }

/** What a year of work leaves, past the API: a million tasks over HTTP would take hours. */
export async function fillWorkspace(
  url: string,
  owner: Owner,
  totalTasks: number,
  onProject: (done: number, of: number) => void,
): Promise<void> {
  const db = openDatabase({ url, poolSize: 1 })
  try {
    const memberIds = [owner.userId, ...(await addMembers(db, owner))]
    await db.execute(sql`set statement_timeout = 0`)
    await db.execute(sql`set synchronous_commit = off`)
    // Foreign keys are right by construction, and checking them takes longer than the rest.
    await db.execute(sql`set session_replication_role = replica`).catch(() => {})
    const place = { workspaceId: owner.workspaceId, memberIds, totalTasks }
    const count = Math.ceil(totalTasks / tasksPerProject)
    for (let number = 1; number <= count; number += 1) {
      await addProject(db, place, number)
      onProject(number, count)
    }
    // What a trigger writes for the product.
    await db.execute(sql`insert into task_words (task_id, workspace_id, words)
      select id, workspace_id, setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', coalesce(description, '')), 'B') from tasks
      on conflict do nothing`)
    await db.execute(sql`vacuum analyze`)
  } finally {
    await closeDatabase(db)
  }
}

/** With the owner's password: the benchmark signs in as each of them. */
async function addMembers(db: Database, { workspaceId, userId }: Owner): Promise<string[]> {
  const [own] = await db.select().from(accounts).where(eq(accounts.userId, userId))
  if (!own?.password) throw new Error('The owner has no password')
  const { providerId, password, issuer } = own
  const people = Array.from({ length: peopleCount - 1 }, (_, at) => ({
    id: Bun.randomUUIDv7(),
    name: `Member ${at + 2}`,
    email: emailOf(at + 1),
  }))
  await insertRows(db, users, people)
  await insertRows(
    db,
    accounts,
    people.map(({ id }) => {
      const account = { id: Bun.randomUUIDv7(), userId: id, accountId: id }
      return { ...account, providerId, issuer, password }
    }),
  )
  await insertRows(
    db,
    workspaceMembers,
    people.map(({ id }, at) => {
      const role = at === 0 ? ('pm' as const) : ('member' as const)
      return { id: Bun.randomUUIDv7(), workspaceId, userId: id, role }
    }),
  )
  return people.map(({ id }) => id)
}

async function addProject(
  db: Database,
  place: Parameters<typeof projectRows>[0],
  number: number,
): Promise<void> {
  const { workspaceId, memberIds } = place
  const rows = projectRows(place, number)
  const activity = activityRows(workspaceId, rows)
  const createdById = memberIds[0] ?? ''
  const project = { id: rows.id, workspaceId, key: `B${number}`, name: `Project ${number}` }
  const stream = { id: rows.id, workspaceId, kind: 'project' as const, epoch: crypto.randomUUID() }
  await insertRows(db, projects, [{ ...project, color: '#3b82f6', createdById }])
  await insertRows(db, workflowStatuses, rows.statuses)
  await insertRows(db, eventStreams, [
    { ...stream, head: activity.length, lastTaskNumber: rows.tasks.length },
  ])
  await insertRows(db, tasks, rows.tasks)
  await insertRows(db, comments, rows.comments)
  await insertRows(db, taskWatchers, rows.watchers)
  await insertRows(db, activityLogs, activity)
}
