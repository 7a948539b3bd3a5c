import { expect, expectTypeOf, test } from 'bun:test'
import type { activityLogs } from '@nexa/db/schema/activity-logs'
import type { comments } from '@nexa/db/schema/comments'
import type { projects } from '@nexa/db/schema/projects'
import type { tasks } from '@nexa/db/schema/tasks'
import type { users } from '@nexa/db/schema/users'
import type { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import type { workspaceInvitations } from '@nexa/db/schema/workspace-invitations'
import type { workspaceMembers } from '@nexa/db/schema/workspace-members'
import type { workspaces } from '@nexa/db/schema/workspaces'
import type { Me } from '@nexa/shared/account'
import { type Activity, actions, entityTypes } from '@nexa/shared/activity'
import type { Comment } from '@nexa/shared/comment'
import type { Invitation, Member } from '@nexa/shared/member'
import { roles } from '@nexa/shared/permissions'
import { type ProjectCard, projectStatuses } from '@nexa/shared/project'
import type { Status } from '@nexa/shared/status'
import { priorities, type Task } from '@nexa/shared/task'
import type { Person } from '@nexa/shared/user'
import type { WorkspaceCard } from '@nexa/shared/workspace'
import { z } from 'zod'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()

/** A row as JSON has it. */
type Json<Row> = { [Field in keyof Row]: InJson<Row[Field]> }
type InJson<T> = T extends Date ? string : T

/** The fields that a table and an answer both have, with the types that each gives them. */
type Stored<Table extends { $inferSelect: object }, Answer> = Pick<
  Json<Table['$inferSelect']>,
  keyof Table['$inferSelect'] & keyof Answer
>
type Shown<Table extends { $inferSelect: object }, Answer> = Pick<
  Answer,
  keyof Table['$inferSelect'] & keyof Answer
>
/** What only one of the two has: each is named below, so that a new field is a decision. */
type Hidden<Table extends { $inferSelect: object }, Answer> = Exclude<
  keyof Table['$inferSelect'],
  keyof Answer
>
type Added<Table extends { $inferSelect: object }, Answer> = Exclude<
  keyof Answer,
  keyof Table['$inferSelect']
>

// The compiler holds these: they fail `tsc`, not the run.
test('answers give each field the type of its column', () => {
  expectTypeOf<Shown<typeof tasks, Task>>().toEqualTypeOf<Stored<typeof tasks, Task>>()
  expectTypeOf<Shown<typeof projects, ProjectCard>>().toEqualTypeOf<
    Stored<typeof projects, ProjectCard>
  >()
  expectTypeOf<Shown<typeof workflowStatuses, Status>>().toEqualTypeOf<
    Stored<typeof workflowStatuses, Status>
  >()
  expectTypeOf<Shown<typeof comments, Comment>>().toEqualTypeOf<Stored<typeof comments, Comment>>()
  expectTypeOf<Shown<typeof workspaces, WorkspaceCard>>().toEqualTypeOf<
    Stored<typeof workspaces, WorkspaceCard>
  >()
  expectTypeOf<Shown<typeof workspaceMembers, Member>>().toEqualTypeOf<
    Stored<typeof workspaceMembers, Member>
  >()
  expectTypeOf<Shown<typeof workspaceInvitations, Invitation>>().toEqualTypeOf<
    Stored<typeof workspaceInvitations, Invitation>
  >()
  expectTypeOf<Shown<typeof users, Person>>().toEqualTypeOf<Stored<typeof users, Person>>()
  expectTypeOf<Shown<typeof users, Me>>().toEqualTypeOf<Stored<typeof users, Me>>()
  expectTypeOf<Shown<typeof activityLogs, Activity>>().toEqualTypeOf<
    Stored<typeof activityLogs, Activity>
  >()
})

test('a column that no answer shows, and a field that no column holds, is named here', () => {
  type OfTheAccount =
    | 'clerkId'
    | 'email'
    | 'emailVerified'
    | 'deletedAt'
    | 'createdAt'
    | 'updatedAt'
  expectTypeOf<Hidden<typeof tasks, Task>>().toEqualTypeOf<'workspaceId'>()
  expectTypeOf<Added<typeof tasks, Task>>().toEqualTypeOf<
    'key' | 'assignee' | 'commentCount' | 'attachmentCount' | 'blockedByCount' | 'can'
  >()
  expectTypeOf<Hidden<typeof projects, ProjectCard>>().toEqualTypeOf<never>()
  expectTypeOf<Added<typeof projects, ProjectCard>>().toEqualTypeOf<never>()
  expectTypeOf<Hidden<typeof workflowStatuses, Status>>().toEqualTypeOf<'workspaceId'>()
  expectTypeOf<Added<typeof workflowStatuses, Status>>().toEqualTypeOf<never>()
  expectTypeOf<Hidden<typeof comments, Comment>>().toEqualTypeOf<'workspaceId' | 'search'>()
  expectTypeOf<Added<typeof comments, Comment>>().toEqualTypeOf<'user' | 'can'>()
  expectTypeOf<Hidden<typeof workspaces, WorkspaceCard>>().toEqualTypeOf<
    'clerkOrgId' | 'deletedAt'
  >()
  expectTypeOf<Added<typeof workspaces, WorkspaceCard>>().toEqualTypeOf<never>()
  expectTypeOf<Hidden<typeof workspaceInvitations, Invitation>>().toEqualTypeOf<
    'tokenHash' | 'clerkInvitationId'
  >()
  expectTypeOf<Added<typeof workspaceInvitations, Invitation>>().toEqualTypeOf<never>()
  expectTypeOf<Hidden<typeof users, Person>>().toEqualTypeOf<OfTheAccount>()
  expectTypeOf<Added<typeof users, Person>>().toEqualTypeOf<never>()
})

const enumRows = z.array(z.object({ name: z.string(), words: z.array(z.string()) }))

test('the database and the schemas know the same words, in the same order', async () => {
  const { rows } = await withSql(team().databaseUrl, (client) =>
    client.query(`select t.typname as name, json_agg(e.enumlabel order by e.enumsortorder) as words
      from pg_enum e join pg_type t on t.oid = e.enumtypid group by 1`),
  )
  const known = Object.fromEntries(enumRows.parse(rows).map(({ name, words }) => [name, words]))
  expect(known).toMatchObject({
    task_priority: [...priorities],
    project_status: [...projectStatuses],
    workspace_role: [...roles],
    entity_type: [...entityTypes],
    activity_action: [...actions],
  })
})
